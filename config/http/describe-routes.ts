import { fastifySwagger } from '@fastify/swagger';
import { Type } from 'typebox';
import type { HttpServer } from './http-server.ts';
import { SESSION_COOKIE } from './session-token.ts';
import type { RouteAccess } from './signed-in.ts';

/** Describes every route registered from here on, at GET /api/openapi.json. */
export async function describeRoutes(server: HttpServer): Promise<void> {
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '优课 Youke', version: '1' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    // A route without a schema is described all the same.
    hideUntagged: false,
    transform: ({ schema, url, route }) => {
      const security = securityOf(route.config?.access);
      return { schema: security === null ? schema : { ...schema, security }, url };
    },
  });

  server.get(
    '/api/openapi.json',
    {
      config: { access: 'public' },
      schema: {
        summary: 'This description of every route',
        response: { 200: Type.Object({}, { additionalProperties: true }) },
      },
    },
    async () => server.swagger() as unknown as Record<string, unknown>,
  );
}

/** Either proof will do; where a session is optional, none will do too. */
function securityOf(access: RouteAccess | undefined): Record<string, string[]>[] | null {
  const either = [{ session: [] }, { bearer: [] }];
  if (access === 'public') return null;
  return access === 'optional' ? [{}, ...either] : either;
}

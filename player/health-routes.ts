import { Type } from 'typebox';
import type { HttpServer } from '../config/http/http-server.ts';
import { ProblemError } from '../config/http/problem.ts';
import type { Catalog } from '../storage/catalog/catalog.ts';

const Answer = Type.Object({ status: Type.String() });

/** For a player that is a process of its own; beside ingest, ingest answers these for both. */
export function healthRoutes(server: HttpServer, catalog: Pick<Catalog, 'ping'>): void {
  server.get(
    '/healthz',
    {
      config: { access: 'public', quiet: true },
      schema: { summary: 'Alive', response: { 200: Answer } },
    },
    async () => ({ status: 'alive' }),
  );

  server.get(
    '/readyz',
    {
      config: { access: 'public', quiet: true },
      schema: { summary: 'Able to serve', response: { 200: Answer } },
    },
    async () => {
      try {
        await catalog.ping();
      } catch (cause) {
        throw new ProblemError('unavailable', { cause });
      }
      return { status: 'ready' };
    },
  );
}

import { Type } from 'typebox';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { normalizeRegionCode } from '../../config/regions/normalize-region-code.ts';
import { COUNTRY } from '../../config/regions/region-tree.ts';
import type { IngestDeps } from '../ingest-deps.ts';

const Place = Type.Object({ code: Type.String(), name: Type.String() });
const Query = Type.Object(
  { parent: Type.String({ default: COUNTRY.code, maxLength: 40 }) },
  { additionalProperties: false },
);
const Below = Type.Object({
  /** From the province down to the parent itself. */
  path: Type.Array(Place),
  items: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), hasChildren: Type.Boolean() }),
  ),
});

/** The region tree, one level at a time. */
export function regionRoutes(server: HttpServer, { regions }: Pick<IngestDeps, 'regions'>): void {
  server.get(
    '/api/regions',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'The regions below one',
        querystring: Query,
        response: { 200: Below },
      },
    },
    async ({ query }) => {
      const parent = normalizeRegionCode(query.parent, regions);
      if (!regions.has(parent)) throw new ProblemError('region-unknown');
      const items = regions.children(parent).map(({ code, name }) => {
        return { code, name, hasChildren: regions.children(code).length > 0 };
      });
      return { path: regions.path(parent).map(({ code, name }) => ({ code, name })), items };
    },
  );
}

import { Type } from 'typebox';
import { noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { LONGEST_FACT, requireRegion } from '../lessons/lesson-facts.ts';
import { reorderLessons } from '../lessons/reorder-lessons.ts';
import { RaisedRegionSchema } from './operations-schema.ts';
import { readRaisedRegions } from './read-raised-regions.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'queue' | 'regions'>;

const Region = Type.Object(
  { region: Type.String({ minLength: 1, maxLength: LONGEST_FACT.region }) },
  { additionalProperties: false },
);

/** Regions whose lessons go before others, for operators of them. */
export function raiseRoutes(server: HttpServer, deps: Deps): void {
  const { catalog, queue, regions } = deps;
  const access = ['operator', 'admin'] as const;

  server.post(
    '/api/operations/raise',
    {
      config: { access },
      schema: {
        summary: 'Lets a region’s lessons go before others, those waiting and those to come',
        body: Region,
        response: { 200: Type.Object({ raised: Type.Array(RaisedRegionSchema) }) },
      },
    },
    async (request) => {
      const account = signedInAccount(request);
      const region = requireRegion(request.body.region, account, regions);
      const changed = await catalog.raisedRegions.raise(region, account.username);
      await reorderLessons(queue, changed, request.log);
      return { raised: await readRaisedRegions(deps, account) };
    },
  );

  server.delete(
    '/api/operations/raise/:region',
    {
      config: { access },
      schema: {
        summary: 'Takes that back',
        params: Region,
        response: { 204: noBody('Its lessons wait as others do') },
      },
    },
    async (request, reply) => {
      const region = requireRegion(request.params.region, signedInAccount(request), regions);
      await reorderLessons(queue, await catalog.raisedRegions.lower(region), request.log);
      return reply.code(204).send();
    },
  );
}

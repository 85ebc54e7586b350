import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { checkReadiness } from './check-readiness.ts';
import { createMetrics, type MetricsDeps } from './create-metrics.ts';
import { OperationsSchema } from './operations-schema.ts';
import { type OperationsDeps, readOperations } from './read-operations.ts';

type Deps = OperationsDeps &
  Pick<MetricsDeps, 'admission'> &
  Pick<IngestDeps, 'queue' | 'layout' | 'settings'>;

const Status = Type.Object({ status: Type.String() });
const PLAIN_TEXT = { 'text/plain': { schema: Type.String() } };

/** What operators and machines look at. */
export function operationsRoutes(server: HttpServer, deps: Deps): void {
  const metrics = createMetrics(deps);
  server.onServed(metrics.served);

  server.get(
    '/api/operations',
    {
      config: { access: ['operator', 'admin'] },
      schema: { summary: 'Queue, workers, uploads, storage', response: { 200: OperationsSchema } },
    },
    async (request) => readOperations(deps, signedInAccount(request)),
  );

  server.get(
    '/metrics',
    {
      config: { access: 'optional', quiet: true },
      schema: {
        summary: 'Prometheus text; for operators, or from this very machine',
        response: { 200: { description: 'Prometheus text', content: PLAIN_TEXT } },
      },
    },
    async (request, reply) => {
      requireMetricsReader(request);
      return reply.type(metrics.contentType).send(await metrics.write());
    },
  );

  server.get(
    '/healthz',
    {
      config: { access: 'public', quiet: true },
      schema: { summary: 'Alive', response: { 200: Status } },
    },
    async () => ({ status: 'alive' }),
  );

  server.get(
    '/readyz',
    {
      config: { access: 'public', quiet: true },
      schema: { summary: 'Able to serve', response: { 200: Status } },
    },
    async () => {
      const errors = await checkReadiness({
        ...deps,
        floorBytes: deps.settings.uploads.diskFloorBytes,
      });
      if (errors.length > 0) {
        const cause = new Error(errors.map((part) => `${part.where}: ${part.message}`).join('; '));
        // What the parts said stays in the log; which they are does not.
        const parts = errors.map(({ where }) => ({ where, message: 'down' }));
        throw new ProblemError('unavailable', { errors: parts, retryAfterSeconds: 5, cause });
      }
      return { status: 'ready' };
    },
  );
}

/** An operator's session, or a scraper on this machine that no proxy stands in front of. */
function requireMetricsReader(request: FastifyRequest): void {
  if (request.signedIn !== null) {
    const { role } = request.signedIn.account;
    if (role !== 'operator' && role !== 'admin') throw new ProblemError('not-allowed');
    return;
  }
  const { headers, raw } = request;
  const proxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  const local = /^(::ffff:)?127\.|^::1$/.test(raw.socket.remoteAddress ?? '');
  if (!local || proxied) throw new ProblemError('not-signed-in');
}

import { Type } from 'typebox';
import type { HttpServer } from '../../../config/http/http-server.ts';
import { ProblemError } from '../../../config/http/problem.ts';
import { SourceFactsSchema } from '../../lessons/lesson-schema.ts';
import { readHeadFacts } from './read-head-facts.ts';
import { sniffContainer } from './sniff-container.ts';

const MOST_BYTES = 1024 * 1024;

/** Tells a page what a file is by its first bytes, so that nobody waits for an upload that cannot be used. */
export async function inspectRoutes(server: HttpServer): Promise<void> {
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, body),
  );
  server.post(
    '/api/uploads/inspect',
    {
      config: { access: ['teacher', 'operator', 'admin'], quiet: true },
      bodyLimit: MOST_BYTES,
      schema: {
        summary: 'What a file is, by its first bytes (64 KiB are enough for most)',
        consumes: ['application/octet-stream'],
        response: {
          200: Type.Object({
            verdict: Type.Union([
              Type.Literal('video'),
              Type.Literal('not-a-video'),
              Type.Literal('undecided'),
            ]),
            source: Type.Union([SourceFactsSchema, Type.Null()]),
          }),
        },
      },
    },
    async ({ body }) => {
      if (!Buffer.isBuffer(body)) throw new ProblemError('unsupported-media-type');
      const { verdict } = sniffContainer(body, false);
      const facts = readHeadFacts(body);
      return { verdict, source: facts.state === 'facts' ? facts.facts : null };
    },
  );
}

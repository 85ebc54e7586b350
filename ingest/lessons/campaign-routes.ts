import { Type } from 'typebox';
import type { HttpServer } from '../../config/http/http-server.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { findRecordingStandard } from '../../config/recording-standards/find-recording-standard.ts';
import { ATTACHMENT_EXTENSIONS } from '../attachments/attachment-types.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { isLocked } from './lesson-policy.ts';

type Deps = Pick<IngestDeps, 'settings'> &
  Readonly<{
    /** Milliseconds since 1970. */
    now: () => number;
  }>;

const Campaign = Type.Object({
  /** Null: never. */
  factsLockedFrom: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  /** By the server's clock, for who asks. */
  factsLocked: Type.Boolean(),
  /** The recording standard that lessons are held against. */
  standard: Type.Object({
    name: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    year: Type.Union([Type.Integer(), Type.Null()]),
    title: Type.Object({ zh: Type.String(), en: Type.String() }),
  }),
  attachments: Type.Object({
    maxBytes: Type.Integer(),
    maxPerLesson: Type.Integer(),
    extensions: Type.Array(Type.String()),
  }),
});

/** What this campaign allows, for pages to say before somebody tries. */
export function campaignRoutes(server: HttpServer, { settings, now }: Deps): void {
  const { name, version, year, title } = findRecordingStandard(settings.standard);
  const { factsLockedFrom, maxAttachmentBytes, maxAttachmentsPerLesson } = settings;
  server.get(
    '/api/campaign',
    {
      config: { access: 'signed-in' },
      schema: {
        summary:
          'Until when lessons can be changed, what may go with them, and which standard they are held against',
        response: { 200: Campaign },
      },
    },
    async (request) => ({
      factsLockedFrom: factsLockedFrom === null ? null : new Date(factsLockedFrom).toISOString(),
      factsLocked: isLocked(signedInAccount(request), factsLockedFrom, now()),
      standard: { name, version, year, title },
      attachments: {
        maxBytes: maxAttachmentBytes,
        maxPerLesson: maxAttachmentsPerLesson,
        extensions: [...ATTACHMENT_EXTENSIONS],
      },
    }),
  );
}

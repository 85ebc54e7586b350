import type { FastifyReply } from 'fastify';
import { DRAFT_BODY } from '../draft/draft.ts';
import { formatLimits } from '../draft/format-limits.ts';
import { TUS_BODY, TUS_CHECKSUMS, TUS_EXTENSIONS } from '../protocol/tus.ts';

/** What this server can do, to clients of either protocol. */
export function answerOptions(reply: FastifyReply, maxUploadBytes: number): FastifyReply {
  return reply
    .code(204)
    .header('tus-extension', TUS_EXTENSIONS)
    .header('tus-checksum-algorithm', TUS_CHECKSUMS)
    .header('tus-max-size', maxUploadBytes)
    .header('accept-patch', `${DRAFT_BODY}, ${TUS_BODY}`)
    .header('upload-limit', formatLimits({ maxSizeBytes: maxUploadBytes }))
    .send();
}

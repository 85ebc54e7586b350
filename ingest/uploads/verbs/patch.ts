import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { appendBytes } from '../append-bytes.ts';
import { readChecksum } from '../protocol/read-checksum.ts';
import { mediaTypeOf, readByteCount } from '../protocol/read-header.ts';
import { TUS_BODY } from '../protocol/tus.ts';
import { requireUpload } from '../require-upload.ts';
import type { Upload } from '../store/upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { tellExpiry } from './tell-expiry.ts';

/** More bytes, from the offset that the upload has. */
export async function answerPatch(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const offset = readByteCount(request.headers, 'upload-offset');
  if (mediaTypeOf(request.headers) !== TUS_BODY) throw new ProblemError('unsupported-media-type');
  if (offset === null) throw offsetMissing();
  const { upload, lesson } = await requireUpload(deps, request, uploadId);
  if (lesson !== null) reply.header('lesson-id', lesson.id);
  if (lesson !== null && lesson.uploadConcat !== '') throw new ProblemError('upload-final');
  if (upload === null) return answerFinished(reply, lesson.sourceSizeBytes, offset);
  if (upload.bytes === null) {
    tellExpiry(reply, { upload, finished: true }, deps.settings);
    return answerFinished(reply, upload.offset, offset);
  }
  const told = readByteCount(request.headers, 'upload-length');
  const outcome = await appendBytes(
    request,
    uploadId,
    {
      checksum: readChecksum(request.raw),
      prepare(now) {
        if (now.offset !== offset) throw new ProblemError('upload-offset');
        return withLength(now, told, deps.settings.maxUploadBytes);
      },
    },
    deps,
  );
  // Somebody else has finished it, or given it up, while this request waited for its turn.
  if (outcome === null) return answerPatch(request, reply, uploadId, deps);
  tellExpiry(reply, outcome, deps.settings);
  return reply.code(204).header('upload-offset', outcome.upload.offset).send();
}

/** A client that missed the answer to its last PATCH may send it again; nothing is made twice. */
function answerFinished(reply: FastifyReply, sizeBytes: number, offset: number): FastifyReply {
  if (offset !== sizeBytes) throw new ProblemError('upload-offset');
  return reply.code(204).header('upload-offset', sizeBytes).send();
}

/** A length that was deferred may be told once. What was begun by the draft ends as tus has it from here on. */
function withLength(given: Upload, told: number | null, mostBytes: number): Upload {
  const upload = { ...given, endsBy: 'length' } as const;
  if (told === null) return upload;
  if (upload.length !== null ? told !== upload.length : told < upload.offset) {
    throw new ProblemError('upload-length-conflict');
  }
  if (told > mostBytes) throw new ProblemError('upload-too-large');
  return { ...upload, length: told };
}

function offsetMissing(): ProblemError {
  const errors = [{ where: 'headers/upload-offset', message: 'is missing' }];
  return new ProblemError('invalid-request', { errors });
}

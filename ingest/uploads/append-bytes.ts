import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import { finishIfComplete } from './finish/finish-if-complete.ts';
import { rejectUpload } from './finish/reject-upload.ts';
import { readByteCount } from './protocol/read-header.ts';
import type { Appended, Appending } from './receive/append-body.ts';
import { isComplete, type Upload } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';

export type AppendOptions = Pick<Appending, 'checksum' | 'onDurable'> &
  Readonly<{
    /** Judges the upload as it stands when its turn has come, and says what the request makes of it. Throws problems. */
    prepare: (upload: Upload) => Upload | Promise<Upload>;
    /** What a body that came whole makes of it. */
    conclude?: (upload: Upload) => Upload;
  }>;

/** `finished`: every byte is there and safe; where the upload is a lesson's, the lesson is at work. */
export type Outcome = Appended & Readonly<{ finished: boolean }>;

/**
 * Takes the upload's turn from whoever has it, appends the request's body and, when that was all, makes the lesson;
 * null when the upload is no longer there. Throws problems.
 */
export async function appendBytes(
  request: FastifyRequest,
  uploadId: string,
  options: AppendOptions,
  deps: UploadsDeps,
): Promise<Outcome | null> {
  const { raw } = request;
  const turn = await deps.turns.take(uploadId);
  try {
    const found = deps.store.get(uploadId);
    if (found === undefined || found.bytes === null) return null;
    // A crash came between its last byte and its lesson.
    const isOver = isComplete(found) && found.lessonId !== null && found.offset > 0;
    if (isOver && (await finishIfComplete(found, deps))) return null;
    const upload = await options.prepare(found);
    const roomBytes = (upload.length ?? deps.settings.maxUploadBytes) - upload.offset;
    const bodyBytes = readByteCount(request.headers, 'content-length') ?? 0;
    if (bodyBytes > roomBytes) throw new ProblemError('upload-too-large');
    const { checksum, conclude, onDurable } = options;
    const appended = await deps.append({
      ...{ upload, raw, signal: turn.signal, roomBytes, checksum },
      ...(onDurable === undefined ? {} : { onDurable }),
    });
    const concluded = appended.whole && conclude !== undefined ? conclude(appended.upload) : null;
    if (concluded !== null) await deps.store.save(concluded, { durable: true });
    const last = concluded ?? appended.upload;
    return { ...appended, upload: last, finished: await finishIfComplete(last, deps) };
  } catch (error) {
    if (isNoVideo(error)) await rejectUpload(uploadId, error, deps);
    throw error;
  } finally {
    turn.release();
  }
}

/** The lesson says so already. */
export function isNoVideo(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.code === 'not-a-video';
}

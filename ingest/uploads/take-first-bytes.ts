import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import { type AppendOptions, appendBytes, isNoVideo, type Outcome } from './append-bytes.ts';
import { forgetUpload } from './begin-upload.ts';
import type { Upload } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';

/**
 * Appends what came with an upload's creation. Nobody has been told yet where the upload is, so nobody can go on with
 * it: unless all of the body comes, it is forgotten; but not when somebody found it in the list of uploads and goes on
 * with it now, nor when it is no video, which its lesson tells. Throws problems.
 */
export async function takeFirstBytes(
  request: FastifyRequest,
  upload: Upload,
  options: AppendOptions,
  deps: UploadsDeps,
): Promise<Outcome> {
  try {
    const outcome = await appendBytes(request, upload.id, options, deps);
    if (outcome === null || !outcome.whole) throw new ProblemError('upload-gone');
    return outcome;
  } catch (error) {
    if (!isNoVideo(error) && !deps.turns.isTaken(upload.id)) await forgetUpload(upload, deps);
    throw error;
  }
}

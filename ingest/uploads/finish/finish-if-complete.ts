import { ProblemError } from '../../../config/http/problem.ts';
import { isComplete, type Upload } from '../store/upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';

/** Whether the upload is complete; its lesson is then at work. Throws `upload-gone` when that was given up meanwhile. */
export async function finishIfComplete(
  upload: Upload,
  deps: Pick<UploadsDeps, 'catalog' | 'finish' | 'early'>,
): Promise<boolean> {
  if (!isComplete(upload)) return false;
  if (upload.lessonId === null) return true;
  const lesson = await deps.catalog.lessons.get(upload.lessonId);
  const finished = lesson && (await deps.finish(lesson));
  if (finished === null || finished.sourceSizeBytes === null) {
    throw new ProblemError('upload-gone');
  }
  deps.early.forget(upload.id);
  return true;
}

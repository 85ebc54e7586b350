import type { ProblemError } from '../../../config/http/problem.ts';
import type { UploadsDeps } from '../uploads-deps.ts';

/** Its first bytes are of no video: the lesson fails, and says so to whoever looks, without a worker having seen it. */
export async function rejectUpload(
  uploadId: string,
  { detail }: ProblemError,
  deps: Pick<UploadsDeps, 'catalog' | 'store' | 'early'>,
): Promise<void> {
  const lessonId = deps.store.get(uploadId)?.lessonId ?? null;
  if (lessonId !== null) {
    const message = `${detail.zh} / ${detail.en}`;
    await deps.catalog.lessons.rejectUpload(lessonId, { code: 'not-a-video', message });
  }
  deps.early.forget(uploadId);
  await deps.store.remove(uploadId);
}

import { access } from 'node:fs/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import { hasErrno } from '../../../storage/media/has-errno.ts';
import type { Upload } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';
import type { FinishUpload } from './finish-upload.ts';

type Deps = Readonly<{
  store: UploadStore;
  lessons: Pick<LessonStore, 'findByUpload'>;
  finish: FinishUpload;
  log: FastifyBaseLogger;
}>;

/**
 * Before anybody may ask: uploads whose bytes were moved to the media store and whose lesson was not told when the
 * process was killed. Their state still says that bytes are missing, and there is no file to append them to. One that
 * cannot be mended now is left to the sweep; it keeps nobody else's lessons out.
 */
export async function mendMovedUploads(deps: Deps): Promise<void> {
  for (const upload of [...deps.store.all()]) {
    try {
      await mendMoved(upload, deps);
    } catch (err) {
      const { id: uploadId, lessonId } = upload;
      deps.log.error({ err, uploadId, lessonId }, 'could not mend an upload');
    }
  }
}

async function mendMoved(upload: Upload, { store, lessons, finish, log }: Deps): Promise<void> {
  if (upload.bytes === null || (await exists(store.pathOf(upload)))) return;
  const lesson = await lessons.findByUpload(upload.id);
  const finished = lesson && (await finish(lesson));
  // Where the lesson is at work, only the state was left to be removed.
  if (finished === null || finished.state === 'uploading') {
    const { id: uploadId, lessonId } = upload;
    log.error({ uploadId, lessonId }, 'the bytes of an upload are gone');
  }
  await store.remove(upload.id);
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return false;
    throw error;
  }
}

import { access } from 'node:fs/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import { hasErrno } from '../../../storage/media/has-errno.ts';
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
 * process was killed. Their state still says that bytes are missing, and there is no file to append them to.
 */
export async function mendMovedUploads({ store, lessons, finish, log }: Deps): Promise<void> {
  for (const upload of [...store.all()]) {
    if (upload.bytes === null || (await exists(store.pathOf(upload)))) continue;
    const lesson = await lessons.findByUpload(upload.id);
    const finished = lesson && (await finish(lesson));
    // Where the lesson is at work, only the state was left to be removed.
    if (finished === null || finished.state === 'uploading') {
      const { id: uploadId, lessonId } = upload;
      log.error({ uploadId, lessonId }, 'the bytes of an upload are gone');
    }
    await store.remove(upload.id);
  }
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

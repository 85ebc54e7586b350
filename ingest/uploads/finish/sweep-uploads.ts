import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import { regionScope, WHOLE_COUNTRY } from '../../../storage/catalog/region-scope.ts';
import type { MediaStore } from '../../../storage/media/media-store.ts';
import { giveUpUpload } from '../give-up-upload.ts';
import type { UploadTurns } from '../receive/upload-turns.ts';
import { isComplete, type Upload } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';
import type { FinishUpload } from './finish-upload.ts';

type Deps = Readonly<{
  lessons: Pick<LessonStore, 'list' | 'cancel' | 'findByUpload'>;
  store: UploadStore;
  turns: Pick<UploadTurns, 'isTaken' | 'take'>;
  media: Pick<MediaStore, 'stat'>;
  finish: FinishUpload;
  /** Forgets an upload, and breaks off whoever still sends bytes of it. */
  discard: (uploadId: string) => Promise<void>;
  expiresMs: number;
  /** Milliseconds since 1970. */
  now: () => number;
  log: FastifyBaseLogger;
}>;

/** A lesson younger than this may be between its row and its upload's state. */
const SETTLED_AFTER_MS = 60_000;
/** Bytes without a state may be parts that are being joined; a copy takes minutes at most. */
const STRAY_AFTER_MS = 6 * 3600_000;

/**
 * Mends what a crash left: a complete upload becomes its lesson's source, a lesson whose upload is gone
 * is cancelled, states of uploads whose lesson has moved on are removed; and gives up what has expired, never
 * a finished upload. Bytes whose state names a lesson that nobody knows are kept until they expire. What cannot be
 * mended is logged and left alone.
 */
export async function sweepUploads(deps: Deps): Promise<void> {
  const { lessons, store, log } = deps;
  for await (const lesson of uploadingLessons(lessons)) {
    const { id: lessonId, traceId } = lesson;
    await mendLesson(deps, lesson).catch((err) => {
      log.error({ err, lessonId, traceId }, 'could not mend the upload of a lesson');
    });
  }
  for (const { id } of [...store.all()]) {
    await clearUp(deps, id).catch((err) => {
      log.error({ err, uploadId: id }, 'could not clear up an upload');
    });
  }
  const strays = await store.removeStrays(STRAY_AFTER_MS);
  if (strays > 0) log.warn({ strays }, 'removed bytes that no upload knows of');
}

async function clearUp(deps: Deps, id: string): Promise<void> {
  const { lessons, store, turns } = deps;
  const upload = store.get(id);
  if (upload === undefined || turns.isTaken(id)) return;
  const lesson = upload.lessonId === null ? null : await lessons.findByUpload(id);
  // Somebody may have come back to it meanwhile.
  if (turns.isTaken(id)) return;
  if (lesson !== null && lesson.state !== 'uploading') await deps.discard(id);
  else if (hasExpired(deps, upload)) await expire(deps, upload, lesson);
}

function hasExpired({ now, expiresMs }: Deps, upload: Upload): boolean {
  return (upload.lessonId === null || !isComplete(upload)) && now() - upload.touchedAt > expiresMs;
}

async function expire(deps: Deps, upload: Upload, lesson: LessonRecord | null): Promise<void> {
  await giveUpUpload(upload, { catalog: deps, discardUpload: deps.discard });
  const { lessonId, offset, length } = upload;
  const traceId = lesson?.traceId;
  deps.log.info({ uploadId: upload.id, lessonId, traceId, offset, length }, 'an upload expired');
}

async function mendLesson(deps: Deps, lesson: LessonRecord): Promise<void> {
  const { id: lessonId, traceId, uploadId } = lesson;
  if (deps.turns.isTaken(uploadId)) return;
  const upload = deps.store.get(uploadId);
  const source = await deps.media.stat({ kind: 'source', lessonId });
  if (source !== null || upload !== undefined) {
    // Somebody may have come back to it meanwhile, whom taking the turn would break off.
    if (deps.turns.isTaken(uploadId)) return;
    const turn = await deps.turns.take(uploadId);
    await deps.finish(lesson).finally(turn.release);
    return;
  }
  if (deps.now() - lesson.createdAt < SETTLED_AFTER_MS) return;
  await deps.lessons.cancel(lessonId);
  deps.log.warn({ lessonId, traceId }, 'cancelled a lesson whose upload is gone');
}

async function* uploadingLessons(lessons: Pick<LessonStore, 'list'>) {
  const everywhere = { scope: regionScope(WHOLE_COUNTRY), ownerId: null, region: null };
  const all = { ...everywhere, subject: null, grade: null, q: null };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<LessonStore['list']>> = await lessons.list({
      ...all,
      state: 'uploading',
      sort: 'oldest',
      limit: 200,
      cursor,
    });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import { MediaNotFoundError, type MediaStore } from '../../../storage/media/media-store.ts';
import type { FileDigester } from './file-digester.ts';

/**
 * Computes what each source's bytes are, one after another, and stores equal ones of an account once. At once where the
 * account has a source of the same size, which alone can be equal; else when no upload is arriving, since a digest takes
 * as much of a processor as receiving the bytes did.
 */
export type SourceDigests = Readonly<{
  add(lesson: LessonRecord): Promise<void>;
  /** Takes up what is left undone, as far as no upload is arriving. */
  resume(): Promise<void>;
  /** Resolves when nothing is being done. */
  idle(): Promise<void>;
  close(): Promise<void>;
}>;

const TAKEN_UP_AT_ONCE = 100;

export function createSourceDigests(deps: {
  lessons: Pick<
    LessonStore,
    'get' | 'withoutDigest' | 'sameSizeSources' | 'findSameSource' | 'recordDigest'
  >;
  media: Pick<MediaStore, 'withLocalFile' | 'link' | 'remove' | 'stat'>;
  digester: FileDigester;
  /** Whether uploads are arriving. */
  isBusy: () => boolean;
  log: FastifyBaseLogger;
}): SourceDigests {
  const { lessons, media, digester, isBusy, log } = deps;
  const urgent = new Set<string>();
  const leisurely = new Set<string>();
  let working: Promise<void> | null = null;
  let closed = false;

  const next = (): string | undefined => {
    if (closed) return undefined;
    const from = urgent.size > 0 ? urgent : isBusy() ? null : leisurely;
    const [lessonId] = from ?? [];
    if (lessonId !== undefined) from?.delete(lessonId);
    return lessonId;
  };
  const work = async () => {
    for (let lessonId = next(); lessonId !== undefined; lessonId = next()) {
      await digest(lessonId).catch((err) => {
        if (!closed) log.error({ err, lessonId }, 'could not compute the digest of a source');
      });
    }
  };
  const start = () => {
    working ??= work().finally(() => {
      working = null;
      if (urgent.size > 0 && !closed) start();
    });
  };
  const digest = async (lessonId: string) => {
    const path = { kind: 'source', lessonId } as const;
    const sha256 = await media.withLocalFile(path, digester.sha256).catch(async (error) => {
      // The lesson was removed meanwhile.
      if (error instanceof MediaNotFoundError || (await media.stat(path)) === null) return null;
      throw error;
    });
    const lesson = await lessons.get(lessonId);
    if (sha256 === null || lesson === null) return;
    const same = await lessons.findSameSource(lesson, sha256);
    if (same !== null) {
      await media.link({ kind: 'source', lessonId: same.id }, path);
      const { traceId } = lesson;
      log.info({ lessonId, traceId, duplicateOf: same.id }, 'the same source as before');
    }
    const recorded = await lessons.recordDigest(lessonId, sha256, same?.id ?? null);
    // It was removed at this very moment, before what was linked to it.
    if (recorded === null) await media.remove(path);
  };
  return {
    async add(lesson) {
      const others = await lessons.sameSizeSources(lesson);
      if (others.length === 0) return;
      for (const { id, sourceSha256 } of others) if (sourceSha256 === null) urgent.add(id);
      urgent.add(lesson.id);
      start();
    },
    async resume() {
      if (isBusy()) return;
      for (const { id } of await lessons.withoutDigest(TAKEN_UP_AT_ONCE)) leisurely.add(id);
      if (leisurely.size > 0) start();
    },
    async idle() {
      while (working !== null) await working;
    },
    async close() {
      closed = true;
      await digester.close();
      await working;
    },
  };
}

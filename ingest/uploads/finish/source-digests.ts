import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import { MediaNotFoundError, type MediaStore } from '../../../storage/media/media-store.ts';
import type { FileDigester } from './file-digester.ts';

/** Computes what each source's bytes are, one after another, and stores equal ones of an account once. */
export type SourceDigests = Readonly<{
  add(lesson: Pick<LessonRecord, 'id'>): void;
  /** Takes up what a stop or a crash left undone. */
  resume(): Promise<void>;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
  close(): Promise<void>;
}>;

const TAKEN_UP_AT_ONCE = 100;

export function createSourceDigests(deps: {
  lessons: Pick<LessonStore, 'get' | 'withoutDigest' | 'findSameSource' | 'recordDigest'>;
  media: Pick<MediaStore, 'withLocalFile' | 'link'>;
  digester: FileDigester;
  log: FastifyBaseLogger;
}): SourceDigests {
  const waiting = new Set<string>();
  let working: Promise<void> | null = null;
  let closed = false;

  const work = async () => {
    for (const lessonId of waiting) {
      if (closed) return;
      waiting.delete(lessonId);
      await digest(lessonId).catch((err) => {
        if (!closed) deps.log.error({ err, lessonId }, 'could not compute the digest of a source');
      });
    }
  };
  const digest = async (lessonId: string) => {
    const path = { kind: 'source', lessonId } as const;
    const sha256 = await deps.media.withLocalFile(path, deps.digester.sha256).catch((error) => {
      // The lesson was removed meanwhile.
      if (error instanceof MediaNotFoundError) return null;
      throw error;
    });
    const lesson = await deps.lessons.get(lessonId);
    if (sha256 === null || lesson === null) return;
    const same = await deps.lessons.findSameSource(lesson, sha256);
    if (same !== null) {
      await deps.media.link({ kind: 'source', lessonId: same.id }, path);
      const { traceId } = lesson;
      deps.log.info({ lessonId, traceId, duplicateOf: same.id }, 'the same source as before');
    }
    await deps.lessons.recordDigest(lessonId, sha256, same?.id ?? null);
  };
  const start = () => {
    working ??= work().finally(() => {
      working = null;
      if (waiting.size > 0 && !closed) start();
    });
  };
  return {
    add({ id }) {
      waiting.add(id);
      start();
    },
    async resume() {
      for (const { id } of await deps.lessons.withoutDigest(TAKEN_UP_AT_ONCE)) waiting.add(id);
      if (waiting.size > 0) start();
    },
    async idle() {
      while (working !== null) await working;
    },
    async close() {
      closed = true;
      await deps.digester.close();
      await working;
    },
  };
}

import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../../config/http/create-log.ts';
import { createSourceDigests } from '../../../../../ingest/uploads/finish/source-digests.ts';
import type { LessonRecord } from '../../../../../storage/catalog/lesson.ts';
import { encodeMediaPath, type MediaPath } from '../../../../../storage/media/media-path.ts';
import { MediaNotFoundError } from '../../../../../storage/media/media-store.ts';

/** Lessons by id, each with the content of its source. */
function build(sources: Record<string, string>) {
  const contents = new Map(Object.entries(sources));
  const lessons = new Map<string, LessonRecord>();
  for (const id of contents.keys()) lessons.set(id, { id, sourceSha256: null } as LessonRecord);
  const done: string[] = [];
  const gates = new Map<string, PromiseWithResolvers<void>>();
  const idOf = (path: MediaPath) => encodeMediaPath(path).split('/').at(-1)!;
  let closed = false;
  const digests = createSourceDigests({
    lessons: {
      get: async (id) => lessons.get(id) ?? null,
      withoutDigest: async () => [...lessons.values()].filter((each) => !each.sourceSha256),
      // There is one of the same size, so that each is urgent.
      sameSizeSources: async () => [{ id: 'other', sourceSha256: '#other' } as LessonRecord],
      findSameSource: async (lesson, sha256) =>
        [...lessons.values()].find(
          (each) => each.id !== lesson.id && each.sourceSha256 === sha256,
        ) ?? null,
      async recordDigest(id, sourceSha256, duplicateOf) {
        const lesson = lessons.get(id);
        if (lesson === undefined) return null;
        done.push(`${id} ${sourceSha256} ${duplicateOf ?? '-'}`);
        lessons.set(id, { ...lesson, sourceSha256, duplicateOf });
        return lesson;
      },
    },
    media: {
      async withLocalFile(path, use) {
        if (!contents.has(idOf(path))) throw new MediaNotFoundError(idOf(path));
        return await use(idOf(path));
      },
      async link(from, to) {
        if (!contents.has(idOf(from))) throw new MediaNotFoundError(idOf(from));
        done.push(`link ${idOf(from)} ${idOf(to)}`);
      },
      stat: async (path) => (contents.has(idOf(path)) ? { sizeBytes: 1, modifiedAt: 0 } : null),
      async remove(path) {
        done.push(`remove ${idOf(path)}`);
      },
    },
    digester: {
      async sha256(file) {
        const gate = gates.get(file);
        done.push(`read ${file}`);
        await gate?.promise;
        if (contents.get(file) === 'broken') throw new Error('EIO');
        return `#${contents.get(file)}`;
      },
      async close() {
        closed = true;
        for (const gate of gates.values()) gate.reject(new Error('the digest thread was ended'));
      },
    },
    isBusy: () => false,
    log: createLog({ level: 'silent', role: 'test' }),
  });
  return {
    digests,
    lessons,
    contents,
    done,
    isClosed: () => closed,
    /** Holds the digest of this lesson's source up. */
    hold(id: string): PromiseWithResolvers<void> {
      const gate = Promise.withResolvers<void>();
      gates.set(id, gate);
      return gate;
    },
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a source', () => {
  it('is digested, one after another, in the order they came', async () => {
    const { digests, done, hold } = build({ a: '1', b: '2' });
    const gate = hold('a');
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.add({ id: 'b' } as LessonRecord);
    await settled();
    expect(done).toEqual(['read a']);
    gate.resolve();
    await digests.idle();
    expect(done).toEqual(['read a', 'a #1 -', 'read b', 'b #2 -']);
  });

  it('with the same bytes as another is stored once, and the lesson knows whose they are', async () => {
    const { digests, done } = build({ a: 'same', b: 'same' });
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.add({ id: 'b' } as LessonRecord);
    await digests.idle();
    expect(done).toEqual(['read a', 'a #same -', 'read b', 'link a b', 'b #same a']);
  });

  it('that cannot be read stops no other', async () => {
    const { digests, done } = build({ a: 'broken', b: '2' });
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.add({ id: 'b' } as LessonRecord);
    await digests.idle();
    expect(done).toEqual(['read a', 'read b', 'b #2 -']);
  });

  it('of a lesson that was removed before, or meanwhile, is nobody’s', async () => {
    const { contents, digests, done, hold, lessons } = build({ a: '1', b: '2' });
    contents.delete('a');
    const gate = hold('b');
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.add({ id: 'b' } as LessonRecord);
    await settled();
    lessons.delete('b');
    gate.resolve();
    await digests.idle();
    expect(done).toEqual(['read b']);
  });

  it('that was linked to a lesson removed at that moment does not stay', async () => {
    const { digests, done, lessons } = build({ a: 'same', b: 'same' });
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.idle();
    const { get } = lessons;
    lessons.get = (id) => {
      const lesson = get.call(lessons, id);
      // Seen once more, and gone.
      if (id === 'b') lessons.delete('b');
      return lesson;
    };
    await digests.add({ id: 'b' } as LessonRecord);
    await digests.idle();
    expect(done.slice(2)).toEqual(['read b', 'link a b', 'remove b']);
  });

  it('whose double was removed at that moment is taken up again later', async () => {
    const { contents, digests, done, lessons } = build({ a: 'same', b: 'same' });
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.idle();
    contents.delete('a');
    await digests.add({ id: 'b' } as LessonRecord);
    await digests.idle();
    expect(done).not.toContain('b #same -');
    lessons.delete('a');
    await digests.resume();
    await digests.idle();
    expect(done).toContain('b #same -');
  });
});

describe('digests', () => {
  it('that a crash left undone are taken up', async () => {
    const { digests, done } = build({ a: '1', b: '2' });
    await digests.resume();
    await digests.idle();
    await digests.resume();
    await digests.idle();
    expect(done).toEqual(['read a', 'a #1 -', 'read b', 'b #2 -']);
  });

  it('that are asked for while others are computed come too', async () => {
    const { digests, done, hold } = build({ a: '1', b: '2' });
    const gate = hold('a');
    await digests.add({ id: 'a' } as LessonRecord);
    await settled();
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.add({ id: 'b' } as LessonRecord);
    gate.resolve();
    await digests.idle();
    expect(done).toContain('b #2 -');
  });

  it('end with the process: the one under way is broken off, no other is begun', async () => {
    const { digests, done, hold, isClosed } = build({ a: '1', b: '2' });
    hold('a');
    await digests.add({ id: 'a' } as LessonRecord);
    await digests.add({ id: 'b' } as LessonRecord);
    await settled();
    await digests.close();
    await digests.add({ id: 'b' } as LessonRecord);
    await settled();
    expect([done, isClosed()]).toEqual([['read a'], true]);
  });
});

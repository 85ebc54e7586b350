import { describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../config/http/create-log.ts';
import { createLessonFeed } from '../../../ingest/events/lesson-feed.ts';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import type { LessonRemoval } from '../../../storage/catalog/lesson-store.ts';

/** A catalog of changes in memory; `onRead` runs between the two reads of one look. */
function build() {
  const changed: LessonRecord[] = [];
  const removed: LessonRemoval[] = [];
  const world = { latest: 0, looks: 0, onRead: () => {} };
  const change = (id: string) => {
    world.latest += 1;
    changed.push({ id, revision: world.latest } as LessonRecord);
  };
  const remove = (id: string) => {
    world.latest += 1;
    removed.push({ id, revision: world.latest, ownerId: 'o', region: 'CN' });
  };
  const after = <T extends { revision: number }>(list: T[], revision: number, limit: number) =>
    list.filter((each) => each.revision > revision).slice(0, limit);
  const lessons = {
    latestRevision: async () => {
      world.looks += 1;
      return world.latest;
    },
    changedSince: async (revision: number, limit: number) => {
      const page = after(changed, revision, limit);
      world.onRead();
      return page;
    },
    removedSince: async (revision: number, limit: number) => after(removed, revision, limit),
  };
  const log = createLog({ level: 'silent', role: 'test' });
  return { feed: createLessonFeed({ lessons, everyMs: 1, log }), change, remove, world };
}

/** Collects changes until the last one expected has come. */
function collect(feed: ReturnType<typeof build>['feed'], since: number, until: number) {
  const seen: number[] = [];
  return new Promise<number[]>((resolve) => {
    feed.listen(since, ({ revision }) => {
      seen.push(revision);
      if (revision === until) resolve(seen);
    });
  });
}

describe('a lesson feed', () => {
  it('tells changes and removals in one order, each once', async () => {
    const { feed, change, remove } = build();
    change('a');
    remove('b');
    change('c');
    expect(await collect(feed, 0, 3)).toEqual([1, 2, 3]);
    await feed.close();
  });

  it('reads a listener that resumes up to the others', async () => {
    const { feed, change } = build();
    for (let count = 0; count < 1200; count += 1) change(`l${count}`);
    const live = collect(feed, 1200, 1201);
    const resumed = collect(feed, 100, 1201);
    change('last');
    expect(await live).toEqual([1201]);
    expect(await resumed).toEqual(Array.from({ length: 1101 }, (_, index) => 101 + index));
    await feed.close();
  });

  it('misses nothing that happens while it looks', async () => {
    const { feed, change, remove, world } = build();
    change('a');
    world.onRead = () => {
      world.onRead = () => {};
      change('b');
      remove('c');
    };
    expect(await collect(feed, 0, 3)).toEqual([1, 2, 3]);
    await feed.close();
  });

  it('looks again and again while somebody listens, and not otherwise', async () => {
    vi.useFakeTimers();
    const { feed, world } = build();
    const unlisten = feed.listen(0, () => {});
    await vi.advanceTimersByTimeAsync(10);
    expect(world.looks).toBeGreaterThan(1);
    unlisten();
    await vi.advanceTimersByTimeAsync(1);
    const { looks } = world;
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.looks).toBe(looks);
    await feed.close();
    vi.useRealTimers();
  });
});

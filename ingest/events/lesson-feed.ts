import { setImmediate } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { LessonRemoval, LessonStore } from '../../storage/catalog/lesson-store.ts';

/** A change of a lesson, or its end. */
export type LessonChange = Readonly<
  | { kind: 'changed'; revision: number; lesson: LessonRecord }
  | { kind: 'removed'; revision: number; lesson: LessonRemoval }
>;

export type LessonFeed = Readonly<{
  /** Tells every change after that revision, in order. Gives the way to stop listening. */
  listen(sinceRevision: number, onChange: (change: LessonChange) => void): () => void;
  /** Stops looking; resolves when the last look is over. */
  close(): Promise<void>;
}>;

type FeedLessons = Pick<LessonStore, 'latestRevision' | 'changedSince' | 'removedSince'>;
type Listener = { seen: number; readonly onChange: (change: LessonChange) => void };

const PAGE = 500;

/** One look at the catalog every `everyMs` serves all who listen; nobody listening, nobody looks. */
export function createLessonFeed(deps: {
  lessons: FeedLessons;
  everyMs: number;
  log: FastifyBaseLogger;
}): LessonFeed {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let closed = false;

  const tell = (change: LessonChange) => {
    for (const listener of listeners) {
      if (change.revision <= listener.seen) continue;
      listener.seen = change.revision;
      listener.onChange(change);
    }
  };
  const lookOnce = async () => {
    for (let more = true; more && listeners.size > 0; ) {
      // Whoever resumes from further back is read up to the others first.
      const since = Math.min(...[...listeners].map(({ seen }) => seen));
      const changes = await readChanges(deps.lessons, since);
      for (const change of changes.items) tell(change);
      for (const listener of listeners) listener.seen = Math.max(listener.seen, changes.upTo);
      more = changes.more;
      // Lets what was told leave for its readers before more is piled on it.
      if (more) await setImmediate();
    }
  };
  const look = () => {
    timer = undefined;
    looking = lookOnce()
      .catch((err) => deps.log.error({ err }, 'could not look for changed lessons'))
      .finally(() => lookLater(deps.everyMs));
  };
  const lookLater = (delayMs: number) => {
    if (!closed && timer === undefined && listeners.size > 0) timer = setTimeout(look, delayMs);
  };

  return {
    listen(sinceRevision, onChange) {
      const listener = { seen: sinceRevision, onChange };
      const first = listeners.size === 0;
      listeners.add(listener);
      if (first) looking.then(() => lookLater(0));
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      listeners.clear();
      await looking;
    },
  };
}

/** Changes and removals in one row of revisions, up to where all of both are known. */
async function readChanges(
  lessons: FeedLessons,
  since: number,
): Promise<Readonly<{ items: readonly LessonChange[]; upTo: number; more: boolean }>> {
  // Read first: what happens during the two reads below is beyond it and comes with the next look.
  const latest = await lessons.latestRevision();
  if (latest <= since) return { items: [], upTo: since, more: false };
  const changed = await lessons.changedSince(since, PAGE);
  const removed = await lessons.removedSince(since, PAGE);
  const upTo = Math.min(latest, lastOf(changed), lastOf(removed));
  const items = [
    ...changed.map((lesson) => ({ kind: 'changed' as const, revision: lesson.revision, lesson })),
    ...removed.map((lesson) => ({ kind: 'removed' as const, revision: lesson.revision, lesson })),
  ];
  return {
    items: items.filter((each) => each.revision <= upTo).sort((a, b) => a.revision - b.revision),
    upTo,
    more: upTo < latest,
  };
}

/** Up to where a page tells everything. */
function lastOf(page: readonly Readonly<{ revision: number }>[]): number {
  return page.length < PAGE ? Number.POSITIVE_INFINITY : page.at(-1)!.revision;
}

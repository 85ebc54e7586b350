import type { Static } from 'typebox';
import type { Account } from '../../storage/catalog/account.ts';
import { regionScope, WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import type { UploadMeter } from '../uploads/upload-meter.ts';
import { estimateEta } from './estimate-eta.ts';
import type { OperationsSchema } from './operations-schema.ts';
import { readRaisedRegions } from './read-raised-regions.ts';

export type OperationsDeps = Pick<IngestDeps, 'catalog' | 'media' | 'regions'> &
  Readonly<{ meter: UploadMeter; now: () => number }>;

/** A worker not heard of for longer is taken to be gone. */
const WORKER_SEEN_MS = 30_000;
const RECENT_LESSONS = 50;

/** What an operator is shown of the region that is theirs. The queue's figures come from the catalog, which is the truth. */
export async function readOperations(
  deps: OperationsDeps,
  account: Pick<Account, 'region'>,
): Promise<Static<typeof OperationsSchema>> {
  const { catalog, media, meter, now, regions } = deps;
  const [counts, workers, space, etaSeconds, raised] = await Promise.all([
    catalog.lessons.counts(regionScope(account.region)),
    catalog.workers.seenSince(now() - WORKER_SEEN_MS),
    media.space(),
    readEta(deps),
    readRaisedRegions(deps, account),
  ]);
  const { byState, oldestQueuedAt } = counts;
  const { active, bytesPerSecond } = meter.read();
  return {
    queue: {
      waiting: byState.queued,
      active: byState.processing,
      failed: byState.failed,
      completed: byState.ready,
      oldestWaitSeconds: oldestQueuedAt === null ? 0 : Math.max(0, now() - oldestQueuedAt) / 1000,
      etaSeconds,
    },
    workers: workers.map(({ id, host, lessonId, progress }) => ({ id, host, lessonId, progress })),
    uploads: { active, bytesPerSecond },
    storage: { freeBytes: space.freeBytes, totalBytes: space.totalBytes },
    raised,
    regions: counts.regions.map(({ region, lessons, ready, failed }) => {
      const name = regions.has(region) ? regions.name(region) : region;
      return { region, name, lessons, ready, failed };
    }),
  };
}

/** Of the whole country's queue: workers take lessons from everywhere. */
async function readEta({ catalog, now }: OperationsDeps): Promise<number | null> {
  const [pending, recent, workers] = await Promise.all([
    catalog.lessons.withWork(),
    catalog.lessons.list({
      scope: regionScope(WHOLE_COUNTRY),
      ownerId: null,
      state: 'ready',
      subject: null,
      grade: null,
      region: null,
      q: null,
      sort: 'newest',
      limit: RECENT_LESSONS,
      cursor: null,
    }),
    catalog.workers.seenSince(now() - WORKER_SEEN_MS),
  ]);
  return estimateEta(
    pending.map(({ durationSeconds, progress, state }) => {
      return { durationSeconds, progress: state === 'processing' ? progress : 0 };
    }),
    recent.items.flatMap(({ durationSeconds }) => durationSeconds ?? []),
    workers.map(({ speed }) => speed),
  );
}

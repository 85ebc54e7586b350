import { changeLesson, inState, type LessonGuard, nextRevision } from './change-lesson.ts';
import type { Database } from './database.ts';
import type { LessonRecord } from './lesson.ts';
import { isInRaisedRegion, NOT_RAISED, RAISED_BY_REGION } from './raised.ts';
import type { RaisedRegionStore } from './raised-region-store.ts';
import { type RegionScope, regionScope } from './region-scope.ts';
import { whereInScope } from './where-in-scope.ts';

/** Raised regions in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselyRaisedRegionStore(db: Database, now: () => number): RaisedRegionStore {
  return {
    async list() {
      return await db
        .selectFrom('raised_regions')
        .select(['region', 'raised_by as raisedBy', 'raised_at as raisedAt'])
        .orderBy('region')
        .execute();
    },
    raise: (region, raisedBy) =>
      db.transaction().execute(async (tx) => {
        // Holds off whoever queues a lesson until its region's row is there.
        await nextRevision(tx);
        await tx
          .insertInto('raised_regions')
          .values({ region, raised_by: raisedBy, raised_at: now() })
          .onConflict((conflict) => conflict.column('region').doNothing())
          .execute();
        const low: LessonGuard = (eb) => eb.and([eb('raised', '=', NOT_RAISED)]);
        return setRaised(tx, now(), regionScope(region), low, RAISED_BY_REGION);
      }),
    lower: (region) =>
      db.transaction().execute(async (tx) => {
        await nextRevision(tx);
        await tx.deleteFrom('raised_regions').where('region', '=', region).execute();
        const left: LessonGuard = (eb) =>
          eb.and([eb('raised', '=', RAISED_BY_REGION), eb.not(isInRaisedRegion())]);
        return setRaised(tx, now(), regionScope(region), left, NOT_RAISED);
      }),
  };
}

/** Each lesson by a change of its own, so that followers hear of it. */
async function setRaised(
  tx: Database,
  now: number,
  scope: RegionScope,
  guard: LessonGuard,
  raised: number,
): Promise<readonly LessonRecord[]> {
  const undone = inState('uploading', 'queued', 'processing');
  const found = await tx
    .selectFrom('lessons')
    .select('id')
    .where((eb) => eb.and([undone(eb), guard(eb), ...whereInScope(eb, scope)]))
    .orderBy('queued_at')
    .orderBy('id')
    .execute();
  const changed: LessonRecord[] = [];
  for (const { id } of found) {
    const record = await changeLesson(tx, now, id, undone, () => ({ raised }));
    if (record !== null) changed.push(record);
  }
  return changed;
}

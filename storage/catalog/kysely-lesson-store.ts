import { attemptTransitions } from './attempt-transitions.ts';
import { nextRevision } from './change-lesson.ts';
import type { Database } from './database.ts';
import { lessonReads } from './lesson-reads.ts';
import { lessonRecord, newLessonRow } from './lesson-row.ts';
import type { LessonStore } from './lesson-store.ts';
import { lessonTransitions } from './lesson-transitions.ts';

const REMOVALS_KEPT_MS = 24 * 3600 * 1000;

/** Lessons in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselyLessonStore(db: Database, now: () => number): LessonStore {
  return {
    ...lessonReads(db),
    ...lessonTransitions(db, now),
    ...attemptTransitions(db, now),
    create: (lesson) =>
      db.transaction().execute(async (tx) => {
        const row = newLessonRow(lesson, now(), await nextRevision(tx));
        const insert = tx.insertInto('lessons').values(row).returningAll();
        return lessonRecord(await insert.executeTakeFirstOrThrow());
      }),
    remove: (id) =>
      db.transaction().execute(async (tx) => {
        const gone = await tx
          .deleteFrom('lessons')
          .where('id', '=', id)
          .returning(['id as lesson_id', 'owner_id', 'region'])
          .executeTakeFirst();
        if (!gone) return false;
        const removal = { ...gone, revision: await nextRevision(tx), removed_at: now() };
        await tx.insertInto('removals').values(removal).execute();
        const forgotten = now() - REMOVALS_KEPT_MS;
        await tx.deleteFrom('removals').where('removed_at', '<', forgotten).execute();
        return true;
      }),
  };
}

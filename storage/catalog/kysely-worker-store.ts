import type { Database } from './database.ts';
import type { WorkerStore } from './worker-store.ts';

/** Transcoder processes in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselyWorkerStore(db: Database, now: () => number): WorkerStore {
  return {
    async report({ id, host, lessonId, progress, speed }) {
      const row = { host, lesson_id: lessonId, progress, speed, seen_at: now() };
      await db
        .insertInto('workers')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    async remove(id) {
      await db.deleteFrom('workers').where('id', '=', id).execute();
    },
    async seenSince(milliseconds) {
      await db.deleteFrom('workers').where('seen_at', '<', milliseconds).execute();
      return await db
        .selectFrom('workers')
        .select(['id', 'host', 'lesson_id as lessonId', 'progress', 'speed', 'seen_at as seenAt'])
        .orderBy('id')
        .execute();
    },
  };
}

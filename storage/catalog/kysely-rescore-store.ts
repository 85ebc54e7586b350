import type { Database } from './database.ts';
import type { RescoreStore } from './rescore-store.ts';

/** Wishes for a new scoring in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselyRescoreStore(db: Database, now: () => number): RescoreStore {
  return {
    async request(lessonId, profile, requestedBy) {
      const wish = { profile, requested_by: requestedBy, requested_at: now() };
      const made = await db
        .insertInto('rescores')
        .columns(['lesson_id', 'profile', 'requested_by', 'requested_at'])
        // From the lesson itself: one that is deleted at this moment leaves no wish behind.
        .expression((insert) =>
          insert
            .selectFrom('lessons')
            .select((eb) => [
              'id',
              eb.val(wish.profile).as('profile'),
              eb.val(wish.requested_by).as('requested_by'),
              eb.val(wish.requested_at).as('requested_at'),
            ])
            .where('id', '=', lessonId),
        )
        .onConflict((conflict) => conflict.column('lesson_id').doUpdateSet(wish))
        .returning('lesson_id')
        .executeTakeFirst();
      return made !== undefined;
    },
    async pending(limit) {
      return await db
        .selectFrom('rescores')
        .select([
          'lesson_id as lessonId',
          'profile',
          'requested_by as requestedBy',
          'requested_at as requestedAt',
        ])
        .orderBy('requested_at')
        .orderBy('lesson_id')
        .limit(limit)
        .execute();
    },
    async forget({ lessonId, profile, requestedBy, requestedAt }) {
      await db
        .deleteFrom('rescores')
        .where('lesson_id', '=', lessonId)
        .where('profile', 'is', profile)
        .where('requested_by', '=', requestedBy)
        .where('requested_at', '=', requestedAt)
        .execute();
    },
  };
}

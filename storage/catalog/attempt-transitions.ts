import {
  changeLesson,
  inGeneration,
  inState,
  type LessonChanges,
  type LessonGuard,
  nextRevision,
  ownedBy,
  withoutVersion,
} from './change-lesson.ts';
import type { Database } from './database.ts';
import type { Failure, LessonRecord } from './lesson.ts';
import { lessonRecord } from './lesson-row.ts';
import type { LessonStore } from './lesson-store.ts';
import { putReport } from './put-report.ts';

export type AttemptTransitions = Pick<
  LessonStore,
  | 'joinAttempt'
  | 'becomePlayable'
  | 'recordProgress'
  | 'completeAttempt'
  | 'failAttempt'
  | 'fail'
  | 'cancel'
  | 'endedAttempts'
  | 'forgetAttempt'
>;

/** What an attempt does to its lesson, and the ways in which it ends; `now` in milliseconds since 1970. */
export function attemptTransitions(db: Database, now: () => number): AttemptTransitions {
  const change = (id: string, guard: LessonGuard, changes: LessonChanges) =>
    db.transaction().execute((tx) => changeLesson(tx, now(), id, guard, changes));
  const end = (id: string, guard: LessonGuard, changes: LessonChanges) =>
    db.transaction().execute(async (tx) => {
      await rememberAttempt(tx, now(), id, guard);
      return changeLesson(tx, now(), id, guard, (eb) => ({
        ...changes(eb),
        ...withoutUnfinished(eb),
        finished_at: now(),
      }));
    });
  const failed = (failure: Failure): LessonChanges => {
    return () => ({
      state: 'failed',
      failure_code: failure.code,
      failure_message: failure.message,
    });
  };

  return {
    async joinAttempt(id, generation, newId) {
      const running = await findRunning(db, id, generation);
      if (running !== null) return running;
      const guard: LessonGuard = (eb) =>
        eb.and([inState('queued')(eb), eb('generation', '=', generation)]);
      const begun = await change(id, guard, (eb) => ({
        state: 'processing',
        progress: 0,
        attempt_id: newId,
        attempts: eb('attempts', '+', 1),
        started_at: now(),
      }));
      // Somebody else may have begun it meanwhile.
      return begun ?? (await findRunning(db, id, generation));
    },
    becomePlayable: (id, attemptId) =>
      change(id, withoutVersion(ownedBy(attemptId)), () => ({ playable: 1, version: attemptId })),
    recordProgress(id, attemptId, progress) {
      const reached = Math.min(1, Math.max(0, progress));
      return change(id, ownedBy(attemptId), (eb) => ({
        progress: eb
          .case()
          .when('progress', '<', reached)
          .then(reached)
          .else(eb.ref('progress'))
          .end(),
      }));
    },
    completeAttempt: (id, attemptId, result) =>
      db.transaction().execute(async (tx) => {
        const record = await changeLesson(tx, now(), id, ownedBy(attemptId), () => ({
          state: 'ready',
          playable: 1,
          progress: 1,
          attempt_id: null,
          version: result.version,
          duration_seconds: result.durationSeconds,
          scores: JSON.stringify(result.scores),
          score_rank: result.scores.overall ?? -1,
          failure_code: null,
          failure_message: null,
          finished_at: now(),
          raised: 0,
        }));
        if (record !== null) await putReport(tx, id, result.report);
        return record;
      }),
    failAttempt: (id, attemptId, failure) => end(id, ownedBy(attemptId), failed(failure)),
    fail: (id, generation, failure) => end(id, inGeneration(generation), failed(failure)),
    cancel: (id) =>
      end(id, inState('uploading', 'queued', 'processing'), () => ({ state: 'cancelled' })),
    async endedAttempts(before) {
      return await db
        .selectFrom('ended_attempts')
        .select(['lesson_id as lessonId', 'attempt_id as attemptId'])
        .where('ended_at', '<', before)
        .orderBy('ended_at')
        .execute();
    },
    async forgetAttempt(attemptId) {
      await db.deleteFrom('ended_attempts').where('attempt_id', '=', attemptId).execute();
    },
  };
}

async function findRunning(
  db: Database,
  id: string,
  generation: number,
): Promise<LessonRecord | null> {
  const row = await db
    .selectFrom('lessons')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'processing')
    .where('generation', '=', generation)
    .executeTakeFirst();
  return row ? lessonRecord(row) : null;
}

/** Notes the attempt whose files the change to come leaves behind. Takes the revision first: nobody may join between. */
async function rememberAttempt(tx: Database, now: number, id: string, guard: LessonGuard) {
  await nextRevision(tx);
  await tx
    .insertInto('ended_attempts')
    .columns(['attempt_id', 'lesson_id', 'ended_at'])
    .expression((insert) =>
      insert
        .selectFrom('lessons')
        .select((eb) => [
          eb.ref('attempt_id').$notNull().as('attempt_id'),
          'id',
          eb.val(now).as('ended_at'),
        ])
        .where('id', '=', id)
        .where('attempt_id', 'is not', null)
        .where(guard),
    )
    .execute();
}

/** No attempt any more, and a version that it had not finished plays no longer; an earlier one does. */
const withoutUnfinished: LessonChanges = (eb) => {
  const unfinished = eb('version', '=', eb.ref('attempt_id'));
  return {
    attempt_id: null,
    version: eb.case().when(unfinished).then(null).else(eb.ref('version')).end(),
    playable: eb.case().when(unfinished).then(0).else(eb.ref('playable')).end(),
  };
};

import {
  anyState,
  changeLesson,
  inGeneration,
  inState,
  type LessonChanges,
  type LessonGuard,
  ownedBy,
  withSource,
} from './change-lesson.ts';
import type { Database } from './database.ts';
import type { Failure } from './lesson.ts';
import { lessonRecord, regionColumns, searchText } from './lesson-row.ts';
import type { LessonStore } from './lesson-store.ts';

export type LessonTransitions = Pick<
  LessonStore,
  | 'recordUploadProgress'
  | 'recordSourceFacts'
  | 'recordDigest'
  | 'changeFacts'
  | 'rejectUpload'
  | 'finishUpload'
  | 'beginAttempt'
  | 'recordProgress'
  | 'completeAttempt'
  | 'failAttempt'
  | 'releaseAttempt'
  | 'fail'
  | 'cancel'
  | 'requeue'
>;

/** The ways from one state to another; `now` in milliseconds since 1970. */
export function lessonTransitions(db: Database, now: () => number): LessonTransitions {
  const change = (id: string, guard: LessonGuard, changes: LessonChanges) =>
    db.transaction().execute((tx) => changeLesson(tx, now(), id, guard, changes));
  const failed = (failure: Failure): LessonChanges => {
    return () => ({
      state: 'failed',
      attempt_id: null,
      failure_code: failure.code,
      failure_message: failure.message,
      finished_at: now(),
    });
  };

  return {
    recordUploadProgress: (uploads) =>
      db.transaction().execute(async (tx) => {
        for (const { lessonId, progress } of uploads) {
          const reached = Math.min(1, Math.max(0, progress));
          await changeLesson(tx, now(), lessonId, inState('uploading'), () => ({
            progress: reached,
          }));
        }
      }),
    recordSourceFacts: (id, facts) =>
      change(id, anyState, (eb) => ({
        source_facts: JSON.stringify(facts),
        duration_seconds: eb.fn.coalesce('duration_seconds', eb.val(facts.durationSeconds)),
      })),
    recordDigest: (id, sha256, duplicateOf) =>
      change(id, withSource(anyState), () => ({
        source_sha256: sha256,
        duplicate_of: duplicateOf,
      })),
    changeFacts: (id, changes) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('lessons')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        if (row === undefined) return null;
        const facts = { ...lessonRecord(row), ...changes };
        return changeLesson(tx, now(), id, anyState, () => ({
          title: facts.title,
          subject: facts.subject,
          grade: facts.grade,
          textbook: facts.textbook,
          textbook_node: facts.textbookNode,
          ...regionColumns(facts.region),
          search_text: searchText(facts),
        }));
      }),
    rejectUpload: (id, failure) => change(id, inState('uploading'), failed(failure)),
    finishUpload: (id, sourceSizeBytes) =>
      change(id, inState('uploading'), () => ({
        state: 'queued',
        progress: 0,
        source_size_bytes: sourceSizeBytes,
        generation: 1,
        queued_at: now(),
      })),
    beginAttempt: (id, generation, attemptId) =>
      change(id, inGeneration(generation), (eb) => ({
        state: 'processing',
        progress: 0,
        attempt_id: attemptId,
        attempts: eb('attempts', '+', 1),
        started_at: now(),
      })),
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
        }));
        if (record !== null) await putReport(tx, id, JSON.stringify(result.report));
        return record;
      }),
    failAttempt: (id, attemptId, failure) => change(id, ownedBy(attemptId), failed(failure)),
    releaseAttempt: (id, attemptId) =>
      change(id, ownedBy(attemptId), () => ({
        state: 'queued',
        progress: 0,
        attempt_id: null,
        started_at: null,
      })),
    fail: (id, generation, failure) => change(id, inGeneration(generation), failed(failure)),
    cancel: (id) =>
      change(id, inState('uploading', 'queued', 'processing'), () => ({
        state: 'cancelled',
        attempt_id: null,
        finished_at: now(),
      })),
    requeue: (id) =>
      change(id, withSource(inState('failed', 'cancelled', 'ready')), (eb) => ({
        state: 'queued',
        progress: 0,
        generation: eb('generation', '+', 1),
        attempts: 0,
        failure_code: null,
        failure_message: null,
        queued_at: now(),
        started_at: null,
        finished_at: null,
      })),
  };
}

async function putReport(tx: Database, lessonId: string, report: string): Promise<void> {
  await tx
    .insertInto('reports')
    .values({ lesson_id: lessonId, report })
    .onConflict((conflict) => conflict.column('lesson_id').doUpdateSet({ report }))
    .execute();
}

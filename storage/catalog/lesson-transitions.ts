import {
  anyState,
  changeLesson,
  inState,
  type LessonChanges,
  type LessonGuard,
  scoredIn,
  withSource,
} from './change-lesson.ts';
import type { Database } from './database.ts';
import { lessonRecord, regionColumns, searchText } from './lesson-row.ts';
import type { LessonStore } from './lesson-store.ts';
import { putReport } from './put-report.ts';
import { RAISED_BY_ITSELF, raisedWhenQueued } from './raised.ts';

export type LessonTransitions = Pick<
  LessonStore,
  | 'recordUploadProgress'
  | 'recordSourceFacts'
  | 'recordDigest'
  | 'changeFacts'
  | 'rejectUpload'
  | 'finishUpload'
  | 'requeue'
  | 'replaceReport'
  | 'raise'
>;

/** The ways from one state to another but those of attempts; `now` in milliseconds since 1970. */
export function lessonTransitions(db: Database, now: () => number): LessonTransitions {
  const change = (id: string, guard: LessonGuard, changes: LessonChanges) =>
    db.transaction().execute((tx) => changeLesson(tx, now(), id, guard, changes));

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
    rejectUpload: (id, failure) =>
      change(id, inState('uploading'), () => ({
        state: 'failed',
        failure_code: failure.code,
        failure_message: failure.message,
        finished_at: now(),
      })),
    finishUpload: (id, sourceSizeBytes) =>
      change(id, inState('uploading'), (eb) => ({
        state: 'queued',
        raised: raisedWhenQueued(eb),
        progress: 0,
        source_size_bytes: sourceSizeBytes,
        generation: 1,
        queued_at: now(),
      })),
    requeue: (id) =>
      change(id, withSource(inState('failed', 'cancelled', 'ready')), (eb) => ({
        state: 'queued',
        raised: raisedWhenQueued(eb),
        progress: 0,
        generation: eb('generation', '+', 1),
        attempts: 0,
        failure_code: null,
        failure_message: null,
        queued_at: now(),
        started_at: null,
        finished_at: null,
      })),
    replaceReport: (id, version, report) =>
      db.transaction().execute(async (tx) => {
        const record = await changeLesson(tx, now(), id, scoredIn(version), () => ({
          scores: JSON.stringify(report.scores),
          score_rank: report.scores.overall ?? -1,
        }));
        if (record !== null) await putReport(tx, id, report);
        return record;
      }),
    raise: (id) =>
      change(id, inState('uploading', 'queued', 'processing'), () => ({
        raised: RAISED_BY_ITSELF,
      })),
  };
}

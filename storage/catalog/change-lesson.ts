import {
  type ExpressionBuilder,
  type ExpressionWrapper,
  type SqlBool,
  sql,
  type UpdateObject,
} from 'kysely';
import type { Database, Tables } from './database.ts';
import type { LessonRecord, LessonState } from './lesson.ts';
import { lessonRecord } from './lesson-row.ts';

type Lessons = ExpressionBuilder<Tables, 'lessons'>;

/** What a lesson must be for a change to happen. */
export type LessonGuard = (eb: Lessons) => ExpressionWrapper<Tables, 'lessons', SqlBool>;

/** The columns a change sets. */
export type LessonChanges = (eb: Lessons) => UpdateObject<Tables, 'lessons'>;

/** One guarded UPDATE under the next revision; null, and nothing changed, where the guard does not hold. In a transaction. */
export async function changeLesson(
  tx: Database,
  now: number,
  id: string,
  guard: LessonGuard,
  changes: LessonChanges,
): Promise<LessonRecord | null> {
  const revision = await nextRevision(tx);
  const row = await tx
    .updateTable('lessons')
    .set((eb) => ({ ...changes(eb), updated_at: now, revision }))
    .where('id', '=', id)
    .where(guard)
    .returningAll()
    .executeTakeFirst();
  return row ? lessonRecord(row) : null;
}

/**
 * Takes the number of this change. Holding its row to the end of the transaction makes changes visible in the order of
 * their numbers, so that a follower misses none. A refused change leaves a gap, which harms nobody.
 */
export async function nextRevision(tx: Database): Promise<number> {
  const { last } = await tx
    .updateTable('revisions')
    .set({ last: sql<number>`"last" + 1` })
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

export const anyState: LessonGuard = (eb) => eb.and([]);

export function inState(...states: readonly LessonState[]): LessonGuard {
  return (eb) => eb.and([eb('state', 'in', [...states])]);
}

/** At work, or waiting for it, for the job of this generation. */
export function inGeneration(generation: number): LessonGuard {
  return (eb) => eb.and([inState('queued', 'processing')(eb), eb('generation', '=', generation)]);
}

/** Being processed by this attempt and no other. */
export function ownedBy(attemptId: string): LessonGuard {
  return (eb) => eb.and([inState('processing')(eb), eb('attempt_id', '=', attemptId)]);
}

/** With a source in the media store. */
export function withSource(guard: LessonGuard): LessonGuard {
  return (eb) => eb.and([guard(eb), eb('source_size_bytes', 'is not', null)]);
}

/** Of which nothing plays yet. */
export function withoutVersion(guard: LessonGuard): LessonGuard {
  return (eb) => eb.and([guard(eb), eb('version', 'is', null)]);
}

/** With a report, which is of this version: one in the making has none. */
export function scoredIn(version: string): LessonGuard {
  return (eb) => eb.and([eb('version', '=', version), eb('scores', 'is not', null)]);
}

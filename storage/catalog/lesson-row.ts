import type { Insertable, Selectable } from 'kysely';
import type { LessonTable } from './database.ts';
import type { LessonRecord, Scores, SourceFacts } from './lesson.ts';
import type { NewLesson } from './lesson-store.ts';

/** The row of a lesson whose first byte is announced. */
export function newLessonRow(
  lesson: NewLesson,
  now: number,
  revision: number,
): Insertable<LessonTable> {
  return {
    id: lesson.id,
    upload_id: lesson.uploadId,
    owner_id: lesson.ownerId,
    owner: lesson.owner,
    filename: lesson.filename,
    title: lesson.title,
    subject: lesson.subject,
    grade: lesson.grade,
    textbook: lesson.textbook,
    textbook_node: lesson.textbookNode,
    search_text: searchText(lesson),
    ...regionColumns(lesson.region),
    upload_metadata: lesson.uploadMetadata,
    upload_concat: lesson.uploadConcat ?? '',
    trace_id: lesson.traceId,
    state: 'uploading',
    playable: 0,
    progress: 0,
    created_at: now,
    updated_at: now,
    generation: 0,
    attempts: 0,
    raised: 0,
    score_rank: -1,
    revision,
  };
}

/** What a search looks in, in lower case. */
export function searchText(
  lesson: Pick<NewLesson, 'title' | 'owner' | 'textbook' | 'textbookNode'>,
): string {
  const { title, owner, textbook, textbookNode } = lesson;
  return [title, owner, textbook, textbookNode].join('\n').toLowerCase();
}

/** A region's code and the prefixes of it that indexes serve. */
export function regionColumns(region: string) {
  return {
    region,
    province: region.slice(0, 2),
    city: region.slice(0, 4),
    county: region.slice(0, 6),
  };
}

/** What the row says, as the house speaks of it. */
export function lessonRecord(row: Selectable<LessonTable>): LessonRecord {
  return {
    id: row.id,
    title: row.title,
    subject: row.subject,
    grade: row.grade,
    textbook: row.textbook,
    textbookNode: row.textbook_node,
    region: row.region,
    owner: row.owner,
    state: row.state,
    playable: row.playable !== 0,
    progress: row.progress,
    raised: row.raised !== 0,
    createdAt: row.created_at,
    durationSeconds: row.duration_seconds,
    source: row.source_facts === null ? null : (JSON.parse(row.source_facts) as SourceFacts),
    duplicateOf: row.duplicate_of,
    scores: row.scores === null ? null : (JSON.parse(row.scores) as Scores),
    failure:
      row.failure_code === null
        ? null
        : { code: row.failure_code, message: row.failure_message ?? '' },
    updatedAt: row.updated_at,
    ownerId: row.owner_id,
    filename: row.filename,
    uploadId: row.upload_id,
    sourceSizeBytes: row.source_size_bytes,
    sourceSha256: row.source_sha256,
    uploadMetadata: row.upload_metadata,
    uploadConcat: row.upload_concat,
    generation: row.generation,
    attemptId: row.attempt_id,
    attempts: row.attempts,
    version: row.version,
    traceId: row.trace_id,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    revision: row.revision,
  };
}

import { countLessons } from './count-lessons.ts';
import type { Database } from './database.ts';
import { lessonRecord } from './lesson-row.ts';
import type { LessonStore } from './lesson-store.ts';
import { listLessons } from './list-lessons.ts';
import type { Report } from './report.ts';

export type LessonReads = Pick<
  LessonStore,
  | 'get'
  | 'findByUpload'
  | 'list'
  | 'changedSince'
  | 'removedSince'
  | 'latestRevision'
  | 'withWork'
  | 'counts'
  | 'withoutDigest'
  | 'sameSizeSources'
  | 'findSameSource'
  | 'report'
>;

/** The half of the lesson store that changes nothing. */
export function lessonReads(db: Database): LessonReads {
  const lessons = db.selectFrom('lessons').selectAll();
  return {
    async get(id) {
      const row = await lessons.where('id', '=', id).executeTakeFirst();
      return row ? lessonRecord(row) : null;
    },
    async findByUpload(uploadId) {
      const row = await lessons.where('upload_id', '=', uploadId).executeTakeFirst();
      return row ? lessonRecord(row) : null;
    },
    list: (query) => listLessons(db, query),
    async changedSince(revision, limit) {
      const changed = lessons.where('revision', '>', revision).orderBy('revision');
      return (await changed.limit(limit).execute()).map(lessonRecord);
    },
    async removedSince(revision, limit) {
      const removals = db.selectFrom('removals').where('revision', '>', revision);
      return await removals
        .select(['lesson_id as id', 'owner_id as ownerId', 'region', 'revision'])
        .orderBy('revision')
        .limit(limit)
        .execute();
    },
    async latestRevision() {
      return (await db.selectFrom('revisions').select('last').executeTakeFirstOrThrow()).last;
    },
    async withWork() {
      const working = lessons.where('state', 'in', ['queued', 'processing']);
      return (await working.orderBy('queued_at').orderBy('id').execute()).map(lessonRecord);
    },
    async withoutDigest(limit) {
      const sources = lessons
        .where('source_sha256', 'is', null)
        .where('source_size_bytes', 'is not', null);
      return (await sources.orderBy('created_at').limit(limit).execute()).map(lessonRecord);
    },
    async sameSizeSources(lesson) {
      const same = lessons
        .where('owner_id', '=', lesson.ownerId)
        .where('source_size_bytes', '=', lesson.sourceSizeBytes)
        .where('id', '!=', lesson.id);
      return (await same.orderBy('created_at').orderBy('id').execute()).map(lessonRecord);
    },
    async findSameSource(lesson, sha256) {
      const same = lessons
        .where('owner_id', '=', lesson.ownerId)
        .where('source_sha256', '=', sha256)
        .where('source_size_bytes', '=', lesson.sourceSizeBytes)
        .where('duplicate_of', 'is', null)
        .where('id', '!=', lesson.id);
      const row = await same.orderBy('created_at').orderBy('id').executeTakeFirst();
      return row ? lessonRecord(row) : null;
    },
    counts: (scope) => countLessons(db, scope),
    async report(id) {
      const reports = db.selectFrom('reports').select('report').where('lesson_id', '=', id);
      const row = await reports.executeTakeFirst();
      return row ? (JSON.parse(row.report) as Report) : null;
    },
  };
}

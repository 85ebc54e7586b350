import { type Kysely, sql } from 'kysely';
import type { Migration } from './migration.ts';

/** Lessons, their reports and attachments, and the number that grows with each change. */
export const lessons: Migration = {
  name: '002-lessons',
  async up(db) {
    await createLessons(db);
    for (const columns of INDEXES) await createIndex(db, 'lessons', columns);
    await db.schema
      .createTable('reports')
      .addColumn('lesson_id', 'text', (column) =>
        column.primaryKey().notNull().references('lessons.id').onDelete('cascade'),
      )
      .addColumn('report', 'text', (column) => column.notNull())
      .execute();
    await createAttachments(db);
    await createIndex(db, 'attachments', ['lesson_id', 'created_at', 'id']);
    await createRevisions(db);
  },
};

/** Each list is a walk along one of these in the order asked for; see the 200,000 lessons of the contract suite. */
const INDEXES: readonly (readonly string[])[] = [
  ['revision'],
  ['created_at', 'id'],
  ['title', 'id'],
  ['score_rank', 'id'],
  ['province', 'created_at', 'id'],
  ['province', 'title', 'id'],
  ['province', 'score_rank', 'id'],
  ['city', 'created_at', 'id'],
  ['county', 'created_at', 'id'],
  ['owner_id', 'created_at', 'id'],
  ['state', 'created_at', 'id'],
  ['state', 'queued_at', 'id'],
  // Covers the counts.
  ['province', 'city', 'county', 'region', 'state'],
];

function createLessons(db: Kysely<unknown>): Promise<void> {
  return db.schema
    .createTable('lessons')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('upload_id', 'text', (column) => column.notNull().unique())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('filename', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('grade', 'text', (column) => column.notNull())
    .addColumn('textbook', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .addColumn('region', 'text', (column) => column.notNull())
    .addColumn('province', 'text', (column) => column.notNull())
    .addColumn('city', 'text', (column) => column.notNull())
    .addColumn('county', 'text', (column) => column.notNull())
    .addColumn('trace_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('playable', 'integer', (column) => column.notNull())
    .addColumn('progress', 'double precision', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('queued_at', 'bigint')
    .addColumn('started_at', 'bigint')
    .addColumn('finished_at', 'bigint')
    .addColumn('source_size_bytes', 'bigint')
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('attempt_id', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('version', 'text')
    .addColumn('duration_seconds', 'double precision')
    .addColumn('scores', 'text')
    .addColumn('score_rank', 'double precision', (column) => column.notNull())
    .addColumn('failure_code', 'text')
    .addColumn('failure_message', 'text')
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .execute();
}

function createAttachments(db: Kysely<unknown>): Promise<void> {
  return db.schema
    .createTable('attachments')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('lesson_id', 'text', (column) =>
      column.notNull().references('lessons.id').onDelete('cascade'),
    )
    .addColumn('filename', 'text', (column) => column.notNull())
    .addColumn('content_type', 'text', (column) => column.notNull())
    .addColumn('size_bytes', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createRevisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('revisions')
    .addColumn('only', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into revisions ("only", "last") values (1, 0)`.execute(db);
  await db.schema
    .createTable('removals')
    .addColumn('revision', 'bigint', (column) => column.primaryKey().notNull())
    .addColumn('lesson_id', 'text', (column) => column.notNull())
    .addColumn('owner_id', 'text', (column) => column.notNull())
    .addColumn('region', 'text', (column) => column.notNull())
    .addColumn('removed_at', 'bigint', (column) => column.notNull())
    .execute();
  await createIndex(db, 'removals', ['removed_at']);
}

function createIndex(
  db: Kysely<unknown>,
  table: string,
  columns: readonly string[],
): Promise<void> {
  return db.schema
    .createIndex(`${table}_by_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute();
}

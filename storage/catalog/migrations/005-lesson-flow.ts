import type { Migration } from './migration.ts';

/** Lessons and regions that go before others, and the attempts whose files are still to be removed. */
export const lessonFlow: Migration = {
  name: '005-lesson-flow',
  async up(db) {
    await db.schema
      .alterTable('lessons')
      .addColumn('raised', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('raised_regions')
      .addColumn('region', 'text', (column) => column.primaryKey().notNull())
      .addColumn('raised_by', 'text', (column) => column.notNull())
      .addColumn('raised_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('ended_attempts')
      .addColumn('attempt_id', 'text', (column) => column.primaryKey().notNull())
      // No reference: the lesson may be deleted before its files are.
      .addColumn('lesson_id', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('ended_attempts_by_ended_at')
      .on('ended_attempts')
      .column('ended_at')
      .execute();
  },
};

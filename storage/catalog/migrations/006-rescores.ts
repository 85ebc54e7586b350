import type { Migration } from './migration.ts';

/** Lessons that are to be scored anew from their stored measures. */
export const rescores: Migration = {
  name: '006-rescores',
  async up(db) {
    await db.schema
      .createTable('rescores')
      .addColumn('lesson_id', 'text', (column) =>
        column.primaryKey().notNull().references('lessons.id').onDelete('cascade'),
      )
      .addColumn('profile', 'text')
      .addColumn('requested_by', 'text', (column) => column.notNull())
      .addColumn('requested_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

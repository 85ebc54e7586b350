import type { Migration } from './migration.ts';

/** What the transcoder processes last said of themselves. */
export const workers: Migration = {
  name: '003-workers',
  async up(db) {
    await db.schema
      .createTable('workers')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('lesson_id', 'text')
      .addColumn('progress', 'double precision', (column) => column.notNull())
      .addColumn('speed', 'double precision')
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};

import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What an upload tells of its lesson, the digest of its source, and what kind of thing an attachment is. */
export const uploadFacts: Migration = {
  name: '004-upload-facts',
  async up(db) {
    const lessons = db.schema.alterTable('lessons');
    for (const column of ['textbook_node', 'upload_metadata', 'upload_concat']) {
      await lessons.addColumn(column, 'text', (each) => each.notNull().defaultTo('')).execute();
    }
    for (const column of ['source_facts', 'source_sha256', 'duplicate_of']) {
      await lessons.addColumn(column, 'text').execute();
    }
    await db.schema
      .alterTable('attachments')
      .addColumn('kind', 'text', (column) => column.notNull().defaultTo('other'))
      .execute();
    await db.schema
      .createIndex('lessons_by_owner_id_source_sha256')
      .on('lessons')
      .columns(['owner_id', 'source_sha256'])
      .execute();
    // Small: a source is without its digest for seconds only.
    await db.schema
      .createIndex('lessons_without_source_sha256')
      .on('lessons')
      .column('created_at')
      .where(sql<boolean>`source_sha256 is null and source_size_bytes is not null`)
      .execute();
  },
};

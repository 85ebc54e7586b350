import type { AttachmentStore } from './attachment-store.ts';
import type { Database } from './database.ts';

/** Attachments' rows in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselyAttachmentStore(db: Database, now: () => number): AttachmentStore {
  const attachments = db
    .selectFrom('attachments')
    .select(['id', 'lesson_id as lessonId', 'kind', 'filename', 'content_type as contentType'])
    .select(['size_bytes as sizeBytes', 'created_at as createdAt']);
  const get: AttachmentStore['get'] = async (lessonId, id) => {
    const found = attachments.where('lesson_id', '=', lessonId).where('id', '=', id);
    return (await found.executeTakeFirst()) ?? null;
  };

  return {
    get,
    create: (attachment, mostPerLesson) =>
      // Counted under the lock that the insert needs: two at once cannot both be the last.
      db.transaction().execute(async (tx) => {
        const createdAt = now();
        const { id, lessonId, kind, filename, contentType, sizeBytes } = attachment;
        const { count } = await tx
          .selectFrom('attachments')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('lesson_id', '=', lessonId)
          .executeTakeFirstOrThrow();
        if (count >= mostPerLesson) return null;
        await tx
          .insertInto('attachments')
          .values({
            id,
            lesson_id: lessonId,
            kind,
            filename,
            content_type: contentType,
            size_bytes: sizeBytes,
            created_at: createdAt,
          })
          .execute();
        return { ...attachment, createdAt };
      }),
    list: (lessonId) =>
      attachments.where('lesson_id', '=', lessonId).orderBy('created_at').orderBy('id').execute(),
    async changeKind(lessonId, id, kind) {
      const change = db
        .updateTable('attachments')
        .set({ kind })
        .where('lesson_id', '=', lessonId)
        .where('id', '=', id);
      await change.execute();
      return get(lessonId, id);
    },
    async remove(lessonId, id) {
      const removal = db
        .deleteFrom('attachments')
        .where('lesson_id', '=', lessonId)
        .where('id', '=', id);
      return (await removal.executeTakeFirstOrThrow()).numDeletedRows > 0n;
    },
  };
}

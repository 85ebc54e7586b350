import type { Rows } from './create-rows.ts';
import type { UploadDoor } from './create-upload-door.ts';

/**
 * Takes up the upload that the server made when its answer to the creation was lost, so that none stays behind and
 * holds disk. Throws ApiError.
 */
export async function findLostCreation(
  id: string,
  rows: Rows,
  door: Pick<UploadDoor, 'readUnfinished'>,
): Promise<void> {
  const uploads = await door.readUnfinished();
  const row = rows.find(id);
  if (row === undefined || row.url !== null) return;
  const taken = rows.all.peek().map((each) => each.url);
  const lost = uploads.find(
    (upload) =>
      upload.offset === 0 &&
      upload.length === row.sizeBytes &&
      upload.filename === row.name &&
      upload.title === row.meta?.title &&
      !taken.includes(upload.url),
  );
  if (lost !== undefined) rows.patch(id, { url: lost.url, lessonId: lost.lessonId });
}

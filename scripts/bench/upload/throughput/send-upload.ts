import { createHash } from 'node:crypto';
import type { Connection } from '../connection.ts';
import { type CreatedUpload, patchHeaders, type TusTarget } from '../tus-target.ts';
import type { UploadBody } from './upload-body.ts';

/** What one PATCH brings; `checksum` is the value of its Upload-Checksum. */
export type Chunk = UploadBody & Readonly<{ checksum: string | null }>;

/** A mebibyte each. */
const CHECKED_PIECES = 16;

/** A whole body in one PATCH, as a client sends it by default. */
export function wholeBody(body: UploadBody): readonly Chunk[] {
  return [{ ...body, checksum: null }];
}

/** 16 MiB in each PATCH, with its SHA-256. Slow: not while anything is measured. */
export function checkedChunks({ pieces }: UploadBody): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < pieces.length; at += CHECKED_PIECES) {
    const taken = pieces.slice(at, at + CHECKED_PIECES);
    const hash = createHash('sha256');
    for (const piece of taken) hash.update(piece);
    const checksum = `sha256 ${hash.digest('base64')}`;
    const sizeBytes = taken.reduce((sum, piece) => sum + piece.length, 0);
    chunks.push({ pieces: taken, sizeBytes, checksum });
  }
  return chunks;
}

/** POST, then a PATCH for each chunk. */
export async function sendUpload(
  target: TusTarget,
  connection: Connection,
  chunks: readonly Chunk[],
): Promise<CreatedUpload> {
  const sizeBytes = chunks.reduce((sum, chunk) => sum + chunk.sizeBytes, 0);
  const upload = await target.create(connection, sizeBytes);
  let offset = 0;
  for (const { pieces, sizeBytes: length, checksum } of chunks) {
    const checked = checksum === null ? {} : { 'upload-checksum': checksum };
    await connection.ask({
      method: 'PATCH',
      path: upload.path,
      headers: { ...patchHeaders(target, offset), ...checked },
      body: pieces,
      sizeBytes: length,
      status: 204,
    });
    offset += length;
  }
  return upload;
}

import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createDiskMediaStore } from '../../../../storage/media/disk-media-store.ts';
import { MediaNotFoundError } from '../../../../storage/media/media-store.ts';
import type { CreatedUpload } from '../tus-target.ts';
import { type SlowBody, slowBodyDigest } from './slow-body.ts';

export type SlowUpload = Readonly<{ body: SlowBody; upload: CreatedUpload }>;

/** How many lie in the media store as they were sent. */
export async function countIntact(mediaDir: string, sent: readonly SlowUpload[]): Promise<number> {
  const media = await createDiskMediaStore({ root: mediaDir });
  let intact = 0;
  for (const { body, upload } of sent) {
    const hash = createHash('sha256');
    try {
      await pipeline(await media.read({ kind: 'source', lessonId: upload.lessonId! }), hash);
    } catch (error) {
      if (error instanceof MediaNotFoundError) continue;
      throw error;
    }
    if (hash.digest('hex') === slowBodyDigest(body)) intact += 1;
  }
  return intact;
}

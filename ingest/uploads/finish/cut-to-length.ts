import type { Upload } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';

/** A body that was disowned or broken off may have left bytes behind the last one that counts. */
export async function cutToLength(store: Pick<UploadStore, 'open'>, upload: Upload): Promise<void> {
  const handle = await store.open(upload);
  try {
    const { size } = await handle.stat();
    if (size === upload.offset) return;
    if (size < upload.offset) {
      throw new Error(`upload ${upload.id} says ${upload.offset} bytes and has ${size}`);
    }
    await handle.truncate(upload.offset);
  } finally {
    await handle.close();
  }
}

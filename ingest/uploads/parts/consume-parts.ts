import type { Upload } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';

/**
 * Tells the parts of a joined upload that their bytes are its own now; a part that is gone needs no telling. They stay
 * known until they expire, so that joining them again, the answer having been lost, finds the same upload.
 */
export async function consumeParts(
  store: Pick<UploadStore, 'get' | 'save'>,
  joined: Upload,
): Promise<void> {
  if (joined.concat?.kind !== 'final') return;
  for (const id of joined.concat.parts) {
    const part = store.get(id);
    if (part === undefined || part.bytes === null) continue;
    await store.save({ ...part, bytes: null, joinedInto: joined.id }, { durable: false });
  }
}

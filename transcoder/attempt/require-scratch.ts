import type { MediaStore } from '../../storage/media/media-store.ts';
import { TryLaterError } from '../../storage/queue/try-later-error.ts';
import { UnusableSourceError } from '../probe/unusable-source-error.ts';

/** Lessons that end meanwhile free their folders. */
const LOOK_AGAIN_SECONDS = 30;

/** Throws TryLaterError while fewer bytes are free, UnusableSourceError where the whole disk is smaller than that. */
export async function requireScratch(
  media: Pick<MediaStore, 'space'>,
  needBytes: number,
): Promise<void> {
  const { freeBytes, totalBytes } = await media.space();
  if (freeBytes >= needBytes) return;
  if (needBytes > totalBytes) throw new UnusableSourceError('too-large');
  const why = `${Math.ceil(needBytes)} bytes of scratch are needed and ${freeBytes} are free`;
  throw new TryLaterError(LOOK_AGAIN_SECONDS, why);
}

import { ProblemError } from '../../config/http/problem.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';

const AGAIN_AFTER_SECONDS = 60;
/** So many bytes may come between two looks at the disk. */
const LOOK_EVERY_BYTES = 64 * 1024 * 1024;

type Space = Pick<MediaStore, 'space'>;

/** Throws `disk-full` where the disk, with so much more on it, would have less free than its floor. */
export async function requireRoom(
  media: Space,
  floorBytes: number,
  wantedBytes: number,
): Promise<void> {
  const { freeBytes } = await media.space();
  if (freeBytes - wantedBytes < floorBytes) {
    throw new ProblemError('disk-full', { retryAfterSeconds: AGAIN_AFTER_SECONDS });
  }
}

/** The bytes as they come while there is room: many at once, or one of unknown length, may use it up. */
export async function* whileThereIsRoom(
  content: AsyncIterable<Buffer>,
  media: Space,
  floorBytes: number,
): AsyncGenerator<Buffer> {
  let sinceLook = 0;
  for await (const chunk of content) {
    sinceLook += chunk.length;
    if (sinceLook >= LOOK_EVERY_BYTES) {
      await requireRoom(media, floorBytes, 0);
      sinceLook = 0;
    }
    yield chunk;
  }
}

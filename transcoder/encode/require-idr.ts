import { PackagingError } from '../package/packaging-error.ts';
import type { Sample } from '../package/read-fragments.ts';

/** H.264, 7.4.1: the types of a NAL unit that carry a picture. */
const SLICE = 1;
const IDR = 5;
/** mp4's usual way: four bytes of length before each NAL unit. */
const LENGTH_BYTES = 4;

/**
 * Looks into the samples of a copied H.264 picture: one that its container calls a keyframe must be an IDR, or a player
 * that starts there shows grey. Throws PackagingError.
 */
export function requireIdr(folder: string): (sample: Sample) => void {
  return ({ keyframe, bytes }) => {
    if (keyframe && !isIdr(bytes)) throw new PackagingError(folder, 'a keyframe that is no IDR');
  };
}

function isIdr(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + LENGTH_BYTES < bytes.length; ) {
    const type = bytes[at + LENGTH_BYTES]! & 0x1f;
    if (type >= SLICE && type <= IDR) return type === IDR;
    at += LENGTH_BYTES + view.getUint32(at);
  }
  return false;
}

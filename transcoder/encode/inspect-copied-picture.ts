import { PackagingError } from '../package/packaging-error.ts';
import type { Sample } from '../package/read-fragments.ts';

/** H.264, 7.4.1: types of NAL units. Those from 1 to 5 carry a picture. */
const IDR = 5;
const SPS = 7;
/** mp4's usual way: four bytes of length before each NAL unit. */
const LENGTH_BYTES = 4;

/**
 * Looks into the samples of a copied H.264 picture. One that its container calls a keyframe must be an IDR, or a player
 * that starts there shows grey; and the picture's size and kind must stay what the init segment says. Throws
 * PackagingError.
 */
export function inspectCopiedPicture(folder: string): (sample: Sample) => void {
  let parameters: Uint8Array | null = null;
  return ({ keyframe, bytes }) => {
    if (!keyframe) return;
    const units = [...unitsOf(bytes)];
    const picture = units.find((unit) => unitType(unit) >= 1 && unitType(unit) <= IDR);
    if (picture === undefined || unitType(picture) !== IDR) {
      throw new PackagingError(folder, 'a keyframe that is no IDR');
    }
    const found = units.find(isType(SPS)) ?? parameters;
    if (parameters !== null && found !== null && Buffer.compare(parameters, found) !== 0) {
      throw new PackagingError(folder, 'a picture that changes its parameters');
    }
    // A real copy: a Buffer's slice is not one.
    parameters ??= found === null ? null : new Uint8Array(found);
  };
}

function* unitsOf(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + LENGTH_BYTES < bytes.length; ) {
    const end = at + LENGTH_BYTES + view.getUint32(at);
    yield bytes.subarray(at + LENGTH_BYTES, end);
    at = end;
  }
}

function isType(type: number): (unit: Uint8Array) => boolean {
  return (unit) => unitType(unit) === type;
}

function unitType(unit: Uint8Array): number {
  return unit[0]! & 0x1f;
}

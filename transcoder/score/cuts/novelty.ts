import { type CameraShift, cameraShift } from './camera-shift.ts';
import { findBlocks } from './find-blocks.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** So little lost is no other scene, whatever moved. */
const FEW = 0.25;
const UNMOVED: CameraShift = { dx: 0, dy: 0 };

/**
 * How much of two pictures is not to be found in the other, 0 to 1: blocks are looked for near where the camera's
 * movement puts them and where they were, without regard to brightness and contrast. Motion, pans and lamps explain
 * themselves; another scene does not.
 */
export function novelty(a: TinyFrame, b: TinyFrame): number {
  // Most pictures are found where they were, and the search for the camera's shift is dear.
  const unmoved = bothWays(a, b, UNMOVED);
  return unmoved < FEW ? unmoved : Math.min(unmoved, bothWays(a, b, cameraShift(a, b)));
}

/** As novelty, but only of what is seen in `to`: a picture that has lost details is all in the one that has them. */
export function unfoundShare(from: TinyFrame, to: TinyFrame): number {
  const unmoved = shareOf(findBlocks(from, to, UNMOVED));
  if (unmoved < FEW) return unmoved;
  return Math.min(unmoved, shareOf(findBlocks(from, to, cameraShift(from, to))));
}

function bothWays(a: TinyFrame, b: TinyFrame, shift: CameraShift): number {
  const there = findBlocks(a, b, shift);
  const back = findBlocks(b, a, { dx: -shift.dx, dy: -shift.dy });
  return shareOf({ lost: there.lost + back.lost, weight: there.weight + back.weight });
}

function shareOf({ lost, weight }: Readonly<{ lost: number; weight: number }>): number {
  return weight === 0 ? 0 : lost / weight;
}

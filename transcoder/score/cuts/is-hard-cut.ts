import { cutRatio } from './cut-ratio.ts';
import { isCameraFlash } from './is-camera-flash.ts';
import type { RecentFrames } from './recent-frames.ts';
import type { TinyFrame } from './tiny-frame.ts';
import { unexplainedShare } from './unexplained-share.ts';

/** Levels of luma and chroma together; between two views of one dark room it is hardly more. */
const MIN_CHANGE = 2.5;
const MIN_RATIO = 1.8;
/** Above what motion leaves unexplained (0.5 in the fastest of our clips), below what real cuts do (0.75 and more). */
const MIN_UNEXPLAINED = 0.6;
/** A flash lights this long at most: lamp, and the camera's recovery. */
const FLASH_SECONDS = 0.25;

/**
 * Whether a new shot begins with this frame: much more changes than around it, the scene before is not to be
 * found in it, and no photographer's flash explains it. Needs the frames half a second around.
 */
export function isHardCut(
  frames: RecentFrames,
  changes: readonly number[],
  frame: number,
  framesPerSecond: number,
): boolean {
  const before = frames.at(frame - 1);
  const now = frames.at(frame);
  if (before === undefined || now === undefined || changes[frame]! < MIN_CHANGE) return false;
  if (cutRatio(changes, frame, Math.max(4, Math.round(framesPerSecond / 2))) < MIN_RATIO) {
    return false;
  }
  if (unexplainedShare(before, now) < MIN_UNEXPLAINED) return false;
  return !isFlashEdge(frames, frame, Math.max(2, Math.round(framesPerSecond * FLASH_SECONDS)));
}

/** Whether a flash begins or ends with this frame. */
function isFlashEdge(frames: RecentFrames, frame: number, longest: number): boolean {
  for (let length = 1; length <= longest; length += 1) {
    if (isFlashBetween(frames, frame - 1, frame + length)) return true;
    if (isFlashBetween(frames, frame - 1 - length, frame)) return true;
  }
  return false;
}

function isFlashBetween(frames: RecentFrames, before: number, after: number): boolean {
  const first = frames.at(before);
  const last = frames.at(after);
  if (first === undefined || last === undefined) return false;
  const between: TinyFrame[] = [];
  for (let number = before + 1; number < after; number += 1) between.push(frames.at(number)!);
  return isCameraFlash(first, between, last);
}

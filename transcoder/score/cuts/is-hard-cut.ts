import { cutRatio } from './cut-ratio.ts';
import { isCameraFlash } from './is-camera-flash.ts';
import { isOtherScene } from './is-other-scene.ts';
import type { RecentFrames } from './recent-frames.ts';
import type { TinyFrame } from './tiny-frame.ts';
import { unexplainedShare } from './unexplained-share.ts';

/** Levels of luma and chroma together; between two views of one dark room it is hardly more. */
const MIN_CHANGE = 2.5;
const MIN_RATIO = 1.8;
/** Where nothing else moves, scenes that share a blank wall may differ in half of the picture only. */
const ALONE = { minChange: 10, minRatio: 5, minUnexplained: 0.5 };
/** Between two fast pans a cut changes little more than they do, but only it cannot be explained. */
const PAN = { minChange: 15, minRatio: 1.15, maxUnexplainedAround: 0.35 };
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
  const ratio = cutRatio(changes, frame, Math.max(4, Math.round(framesPerSecond / 2)));
  const alone = ratio >= ALONE.minRatio && changes[frame]! >= ALONE.minChange;
  const found =
    ratio >= MIN_RATIO
      ? isOtherScene(before, now, alone ? ALONE.minUnexplained : undefined)
      : changes[frame]! >= PAN.minChange && ratio >= PAN.minRatio && isCutInPan(frames, frame);
  if (!found) return false;
  return !isFlashEdge(frames, frame, Math.max(2, Math.round(framesPerSecond * FLASH_SECONDS)));
}

function isCutInPan(frames: RecentFrames, frame: number): boolean {
  const [before, from, to, after] = [-2, -1, 0, 1].map((step) => frames.at(frame + step));
  if (before === undefined || from === undefined || to === undefined || after === undefined) {
    return false;
  }
  return (
    isOtherScene(from, to) &&
    unexplainedShare(before, from) <= PAN.maxUnexplainedAround &&
    unexplainedShare(to, after) <= PAN.maxUnexplainedAround
  );
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

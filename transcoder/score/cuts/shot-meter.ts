import { isBlack } from '../is-black.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { composeBoundaries } from './compose-boundaries.ts';
import { type Blend, findBlend } from './find-blend.ts';
import type { HardCut } from './hard-cut.ts';
import { isHardCut } from './is-hard-cut.ts';
import type { ShotsMeasured } from './merge-edits.ts';
import { createRecentFrames } from './recent-frames.ts';
import { frameChange, keepFrame, meanLevel } from './tiny-frame.ts';
import { unexplainedShare } from './unexplained-share.ts';

const LOOK_AHEAD_SECONDS = 0.5;
/** Lengths of gradual changes that are looked for. */
const BLEND_SECONDS = [0.28, 0.44, 0.68, 1, 1.5, 2.2] as const;
/** A cut back to the scene before so soon afterwards leaves a flash frame behind it. */
const RETURN_FRAMES = 12;
const SAME_SCENE = 0.4;

/** Shot boundaries at full frame rate, and what is wrong with them; on the motion tap. */
export function createShotMeter(tap: PictureTap): FrameMeter<ShotsMeasured> {
  const { framesPerSecond } = tap;
  const ahead = Math.max(5, Math.round(LOOK_AHEAD_SECONDS * framesPerSecond));
  const longest = Math.ceil(Math.max(...BLEND_SECONDS) * framesPerSecond);
  const frames = createRecentFrames(Math.max(longest + 2, 2 * ahead + RETURN_FRAMES + 2));
  const changes: number[] = [];
  const blacks: boolean[] = [];
  const brightness: number[] = [];
  const cuts: HardCut[] = [];
  const blends: Blend[] = [];

  const judge = (frame: number) => {
    if (frame < 1 || !isHardCut(frames, changes, frame, framesPerSecond)) return;
    const last = cuts.at(-1)?.frame;
    const before = last === undefined ? undefined : frames.at(last - 1);
    const returns =
      last !== undefined &&
      before !== undefined &&
      frame - last <= RETURN_FRAMES &&
      unexplainedShare(before, frames.at(frame)!) < SAME_SCENE;
    cuts.push({ frame, change: changes[frame]!, returns });
  };

  return {
    frame(bytes) {
      const frame = keepFrame(bytes, tap.width, tap.height);
      const previous = frames.at(frames.count() - 1);
      frames.push(frame);
      changes.push(previous === undefined ? 0 : frameChange(previous, frame));
      blacks.push(isBlack(frame.luma));
      brightness.push(meanLevel(frame.luma));
      const newest = frames.count() - 1;
      judge(newest - ahead);
      for (const seconds of BLEND_SECONDS) {
        const blend = findBlend(frames, newest, Math.max(4, Math.round(seconds * framesPerSecond)));
        if (blend !== null) blends.push(blend);
      }
    },
    result() {
      for (let frame = frames.count() - ahead; frame < frames.count(); frame += 1) judge(frame);
      const frameCount = frames.count();
      return {
        durationSeconds: frameCount / framesPerSecond,
        framesPerSecond,
        ...composeBoundaries({ cuts, blends, blacks, brightness, frameCount, framesPerSecond }),
      };
    },
  };
}

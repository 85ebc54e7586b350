import { isBlack } from '../is-black.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { composeBoundaries } from './compose-boundaries.ts';
import { type Blend, findBlend } from './find-blend.ts';
import type { HardCut } from './hard-cut.ts';
import { isHardCut } from './is-hard-cut.ts';
import { PASSING_SECONDS } from './is-passer-by.ts';
import type { ShotsMeasured } from './merge-edits.ts';
import { novelty } from './novelty.ts';
import { createRecentFrames } from './recent-frames.ts';
import { createRecentNovelty } from './recent-novelty.ts';
import { deviation, frameChange, keepFrame, meanLevel } from './tiny-frame.ts';

/** Until somebody who walks past the lens is gone. */
const LOOK_AHEAD_SECONDS = PASSING_SECONDS + 0.1;
/** Lengths of gradual changes that are looked for. */
const BLEND_SECONDS = [0.24, 0.32, 0.43, 0.58, 0.78, 1.05, 1.4, 1.9, 2.5, 3.3] as const;
/** A blend's ends need not be found to the frame. */
const BLENDS_PER_SECOND = 12.5;
/** A new blend has to be stronger than those of the last ones found that it overlaps. */
const RIVALS = 50;
/** Of cuts, and of blends: a cut every second and a half for eight hours. What is beyond is flicker, and too much to compare. */
const MAX_KEPT = 20_000;
/** A cut back to the scene before so soon afterwards leaves a flash frame behind it. */
const RETURN_FRAMES = 12;
const SAME_SCENE = 0.4;

/** Shot boundaries at full frame rate, and what is wrong with them; on the motion tap. */
export function createShotMeter(tap: PictureTap): FrameMeter<ShotsMeasured> {
  const { framesPerSecond } = tap;
  const ahead = Math.max(5, Math.round(LOOK_AHEAD_SECONDS * framesPerSecond));
  const longest = Math.ceil(Math.max(...BLEND_SECONDS) * framesPerSecond);
  const around = Math.round(PASSING_SECONDS * framesPerSecond);
  const frames = createRecentFrames(longest + around + ahead + 2);
  const changes: number[] = [];
  const blacks: boolean[] = [];
  const brightness: number[] = [];
  const contrasts: number[] = [];
  const cuts: HardCut[] = [];
  const blends: Blend[] = [];

  const blendStep = Math.max(1, Math.round(framesPerSecond / BLENDS_PER_SECOND));
  const novelties = createRecentNovelty(frames, changes);
  const seen = { frames, changes, novelties, brightness, framesPerSecond };

  const judge = (frame: number) => {
    if (cuts.length >= MAX_KEPT || !isHardCut(seen, frame)) return;
    const last = cuts.at(-1)?.frame;
    const before = last === undefined ? undefined : frames.at(last - 1);
    const returns =
      last !== undefined &&
      before !== undefined &&
      frame - last <= RETURN_FRAMES &&
      novelty(before, frames.at(frame)!) < SAME_SCENE;
    cuts.push({ frame, change: changes[frame]!, returns });
  };

  const lookForBlends = (last: number) => {
    if (last % blendStep !== 0 || blends.length >= MAX_KEPT) return;
    for (const seconds of BLEND_SECONDS) {
      const length = Math.max(4, Math.round(seconds * framesPerSecond));
      const rivals = blends.slice(-RIVALS).filter((each) => each.last > last - length);
      const known = Math.max(0, ...rivals.map(({ strength }) => strength));
      const blend = findBlend(frames, last, length, { known, around });
      if (blend !== null) blends.push(blend);
    }
  };

  return {
    frame(bytes) {
      const frame = keepFrame(bytes, tap.width, tap.height);
      const previous = frames.at(frames.count() - 1);
      frames.push(frame);
      changes.push(previous === undefined ? 0 : frameChange(previous, frame));
      blacks.push(isBlack(frame.luma));
      brightness.push(meanLevel(frame.luma));
      contrasts.push(deviation(frame.luma));
      const newest = frames.count() - 1;
      judge(newest - ahead);
      lookForBlends(newest - ahead);
    },
    result() {
      for (let frame = frames.count() - ahead; frame < frames.count(); frame += 1) {
        judge(frame);
        lookForBlends(frame);
      }
      return {
        durationSeconds: frames.count() / framesPerSecond,
        framesPerSecond,
        ...composeBoundaries({ cuts, blends, blacks, contrasts, framesPerSecond }),
      };
    },
  };
}

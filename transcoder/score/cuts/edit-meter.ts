import type { ColourStep, FlashFrame, JumpCut, Stall } from '../measured.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { type BlockGrid, blockGrid } from './block-change.ts';
import { exceedsColourLimit } from './exceeds-colour-limit.ts';
import { compareColours, findColourStep, lightStep } from './find-colour-step.ts';
import { type Flash, findFlash } from './find-flash.ts';
import { findJump } from './find-jump.ts';
import { findStalls } from './find-stalls.ts';
import { createRecentFrames } from './recent-frames.ts';
import { relight } from './relight.ts';
import { type SeenFrame, seeFrame } from './seen-frame.ts';
import { changedShare, frameChange, keepFrame } from './tiny-frame.ts';

/** What a cut did to the picture, besides being one. */
export type EditsMeasured = Readonly<{
  jumpCuts: readonly JumpCut[];
  colourSteps: readonly ColourStep[];
  flashes: readonly FlashFrame[];
  stalls: readonly Stall[];
}>;

const LOOK_SECONDS = 1;
const MIN_LOOK_FRAMES = 6;
const MAX_KEPT = 1000;
const LAST_SHOT_SECONDS = 0.2;
/** A repetition to the last level, and a frame that was moving. */
const REPEATED_LEVELS = 0.02;
const MOVING_LEVELS = 0.3;
const MAX_STALL_SECONDS = 2;
/** Times the limit of a step that is seen. */
const PLAIN = 2;
/** A pixel that changed by more moved. */
const MOVED_LEVELS = 0;

/** Jump cuts, colour steps, flash frames and stalls by evidence of their own; on the motion tap. */
export function createEditMeter(tap: PictureTap): FrameMeter<EditsMeasured> {
  const { framesPerSecond } = tap;
  const look = Math.max(MIN_LOOK_FRAMES, Math.round(LOOK_SECONDS * framesPerSecond));
  const frames = createRecentFrames<SeenFrame>(2 * look + 2);
  const grid: BlockGrid = blockGrid(tap);
  const changes: number[] = [];
  const shares: number[] = [];
  const jumpCuts: JumpCut[] = [];
  const colourSteps: ColourStep[] = [];
  const flashes: FlashFrame[] = [];
  let flashEnd = 0;

  const judge = (frame: number) => {
    // The way back out of a flash is no edit of its own.
    if (frame < 1 || frame <= flashEnd) return;
    const flash = findFlash(frames, frame, framesPerSecond);
    const atSeconds = frame / framesPerSecond;
    if (flash !== null) {
      flashEnd = flash.end;
      if (flashes.length < MAX_KEPT) flashes.push(describe(flash));
      return;
    }
    let colour = findColourStep(frames, frame, framesPerSecond);
    let jump =
      isStalled(frame) || jumpCuts.length >= MAX_KEPT
        ? null
        : findJump(frames, frame, framesPerSecond, grid);
    if (jump !== null) {
      // Somebody who moves may hide the step of the light, but not the light itself.
      colour ??= plainColours(frame);
      if (colour !== null || lightStep(frames, frame) >= 1) {
        jump = findJump(relight(frames, frame), frame, framesPerSecond, grid);
      }
    }
    if (colour !== null && colourSteps.length < MAX_KEPT) {
      colourSteps.push({ atSeconds, ...colour });
    }
    if (jump !== null) jumpCuts.push({ atSeconds, share: jump.share });
  };
  /** Colours so unlike across a jump that no camera's wandering exposure explains it. */
  const plainColours = (frame: number) => {
    const [before, now] = [frames.at(frame - 1), frames.at(frame)];
    if (before === undefined || now === undefined) return null;
    const found = compareColours(before.frame, now.frame);
    return found !== null && exceedsColourLimit(found, PLAIN) ? found : null;
  };
  /** Whether the frames before only repeat one that had moved: frames were lost, which is no editor's doing. */
  const isStalled = (frame: number): boolean => {
    // No farther back than a stall is long: a slide may rest for hours.
    const farthest = Math.max(1, frame - Math.floor(MAX_STALL_SECONDS * framesPerSecond));
    let first = frame;
    while (first > farthest && changes[first - 1]! <= REPEATED_LEVELS) first -= 1;
    return first < frame && changes[first - 1]! > MOVING_LEVELS;
  };
  const describe = ({ first, end, sameAround }: Flash): FlashFrame => ({
    startSeconds: first / framesPerSecond,
    endSeconds: end / framesPerSecond,
    frames: end - first,
    sameAround,
  });

  return {
    frame(bytes) {
      const frame = keepFrame(bytes, tap.width, tap.height);
      const previous = frames.at(frames.count() - 1);
      frames.push(seeFrame(frame, previous));
      changes.push(previous === undefined ? 0 : frameChange(previous.frame, frame));
      shares.push(previous === undefined ? 0 : changedShare(previous.frame, frame, MOVED_LEVELS));
      judge(frames.count() - 1 - look);
    },
    result() {
      for (let frame = frames.count() - look; frame < frames.count(); frame += 1) judge(frame);
      // The last picture stays where the sound goes on: no shot begins there.
      const last = changes.findLastIndex((change) => change > 0);
      const lastStart = (last + 1) / framesPerSecond - LAST_SHOT_SECONDS;
      return {
        jumpCuts: jumpCuts.filter((jump) => jump.atSeconds <= lastStart),
        colourSteps,
        flashes,
        stalls: findStalls({ changes, shares }, framesPerSecond),
      };
    },
  };
}

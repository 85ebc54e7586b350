import { type BlockGrid, blockChange, blockContrast, commonShift, widen } from './block-change.ts';
import { matchView } from './match-view.ts';
import type { SeenFrame, SeenFrames } from './seen-frame.ts';

/** A block jumps when this much of it surprises, in levels ... */
const MIN_JUMP = 2.5;
/** ... and so many times as much as it and its neighbours do in the frames around; or else the whole picture does. */
const MIN_LOCAL_SPIKE = 2.6;
const MIN_SPIKE = 2.2;
/** All blocks together, of the 144 of a 16:9 picture: a hand of which one frame is lost is less. */
const MIN_SURPRISED = 40 / 144;
const AROUND = { seconds: 0.16, minFrames: 3 };
/** What jumps stays away for this long; a flash does not, and who hurries past the lens uncovers what was there. */
const STAY = { seconds: 0.25, minFrames: 3 };
const STAY_SHARE = 0.55;
/** Who jumps lives: within a second of the cut its blocks move by this. A new slide is dead before and after. */
const ALIVE = { seconds: 1, minFrames: 4 };
const ALIVE_LEVELS = 2.5;
const MIN_ALIVE = 0.2;
const MIN_BLOCKS = 3;
/** The same view: what can be recognised stands where it stood ... */
const SAME_CHANGE = 4;
const SAME_CONTRAST = 2.5;
const MIN_SAME = 0.4;
/** A flat block that is as bright as it was: a little evidence. */
const FLAT_WEIGHT = 0.5;
/** ... or was moved and enlarged by less than 20 %, as a crop or a second camera beside the first does. */
const REFRAMED = {
  scales: [0.82, 0.87, 0.92, 0.96, 1, 1.04, 1.09, 1.15, 1.22],
  reach: 1.5,
} as const;
const MIN_LIKENESS = 0.9;
/** The shift must explain what standing still does not. */
const MIN_GAIN = 0.08;

export type Jump = Readonly<{
  frame: number;
  /** Share of the picture that jumps, 0 to 1. */
  share: number;
}>;

/**
 * Whether a piece is missing before this frame: the same view goes on, but what lives in it is somewhere else all
 * at once. Needs the frames a second around.
 */
export function findJump(
  frames: SeenFrames,
  frame: number,
  framesPerSecond: number,
  grid: BlockGrid,
): Jump | null {
  const now = frames.at(frame);
  const before = frames.at(frame - 1);
  // A file's first frames have no past to jump from.
  if (now === undefined || before === undefined || frame < AROUND.minFrames) return null;
  const count = ({ seconds, minFrames }: typeof AROUND) =>
    Math.max(minFrames, Math.round(seconds * framesPerSecond));
  const jumping = spikes(frames, frame, count(AROUND), grid);
  if (jumping.length < MIN_BLOCKS) return null;
  if (!stays(frames, frame, count(STAY), jumping)) return null;
  const share = jumping.length / now.means.length;
  const past = ranges(frames, frame - count(ALIVE), frame);
  const future = ranges(frames, frame, frame + count(ALIVE));
  const alive = jumping.filter((block) => Math.max(past[block]!, future[block]!) >= ALIVE_LEVELS);
  if (
    alive.length >= Math.max(MIN_BLOCKS, MIN_ALIVE * jumping.length) &&
    standsStill(before, now)
  ) {
    return { frame, share };
  }
  const lives = (range: Float32Array) => range.filter((value) => value >= ALIVE_LEVELS).length;
  const camera = Math.min(lives(past), lives(future)) >= MIN_BLOCKS;
  return camera && isReframed(before, now) ? { frame, share } : null;
}

/** Blocks that surprise now, and at no other time around. */
function spikes(frames: SeenFrames, frame: number, reach: number, grid: BlockGrid): number[] {
  const { surprise, surprised } = frames.at(frame)!;
  const jumping = [...surprise.keys()].filter((block) => surprise[block]! >= MIN_JUMP);
  if (jumping.length < MIN_BLOCKS) return [];
  const most = new Float32Array(surprise.length);
  let mostOfAll = 0;
  for (let step = -reach; step <= reach; step += 1) {
    const near = step === 0 ? undefined : frames.at(frame + step);
    if (near === undefined) continue;
    mostOfAll = Math.max(mostOfAll, near.surprised);
    for (const [block, value] of near.surprise.entries()) {
      if (value > most[block]!) most[block] = value;
    }
  }
  const enough = surprised >= MIN_SURPRISED * surprise.length;
  if (enough && surprised >= MIN_SPIKE * mostOfAll) return jumping;
  const usual = widen(most, grid);
  return jumping.filter((block) => surprise[block]! >= MIN_LOCAL_SPIKE * usual[block]!);
}

/** Whether what jumped is as far from where it was in each of the frames that follow. */
function stays(
  frames: SeenFrames,
  frame: number,
  reach: number,
  blocks: readonly number[],
): boolean {
  const before = frames.at(frame - 1)!;
  const away = (after: SeenFrame) => {
    const change = blockChange([before.frame, before.means], [after.frame, after.means]);
    return blocks.reduce((sum, block) => sum + change[block]!, 0);
  };
  const atOnce = away(frames.at(frame)!);
  for (let step = 1; step <= reach; step += 1) {
    const after = frames.at(frame + step);
    if (after !== undefined && away(after) < STAY_SHARE * atOnce) return false;
  }
  return true;
}

/** How far each block's mean wanders from frame `first` up to, not including, `end`; exposure aside. */
function ranges(frames: SeenFrames, first: number, end: number): Float32Array {
  let start: Float32Array | null = null;
  let lowest = new Float32Array(0);
  let highest = new Float32Array(0);
  for (let number = first; number < end; number += 1) {
    const seen = frames.at(number);
    if (seen === undefined) continue;
    if (start === null) {
      start = seen.means;
      lowest = start.slice();
      highest = start.slice();
    }
    const exposure = commonShift(start, seen.means);
    for (const [block, mean] of seen.means.entries()) {
      lowest[block] = Math.min(lowest[block]!, mean - exposure);
      highest[block] = Math.max(highest[block]!, mean - exposure);
    }
  }
  return highest.map((value, block) => value - lowest[block]!);
}

/** Whether most of what can be recognised has not moved. */
function standsStill(before: SeenFrame, now: SeenFrame): boolean {
  const contrast = blockContrast(before.frame, before.means);
  let [known, same] = [0, 0];
  for (const [block, value] of contrast.entries()) {
    const weight = value < SAME_CONTRAST ? FLAT_WEIGHT : 1;
    known += weight;
    if (now.change[block]! < SAME_CHANGE) same += weight;
  }
  return same >= MIN_SAME * known;
}

/** Whether the picture is the one before, a little moved or enlarged. */
function isReframed(before: SeenFrame, now: SeenFrame): boolean {
  const still = matchView(before.frame, now.frame, { scales: [1], reach: 0 });
  const best = matchView(before.frame, now.frame, REFRAMED);
  if (best === null || best.likeness < MIN_LIKENESS) return false;
  return still === null || best.likeness >= still.likeness + MIN_GAIN;
}

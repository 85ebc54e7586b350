import {
  type BlockGrid,
  blockChange,
  blockContrast,
  blockGrid,
  commonShift,
  SIDE,
  widen,
} from './block-change.ts';
import { matchView } from './match-view.ts';
import type { SeenFrame, SeenFrames } from './seen-frame.ts';

/** A block jumps when this much of it surprises, in levels ... */
const MIN_JUMP = 2.5;
/** ... its mean too, which blur, noise and a coarser codec leave as it is ... */
const MIN_MEAN_STEP = 2;
/** ... and so many times as much as it and its neighbours do in the frames around; or else the whole picture does. */
const MIN_LOCAL_SPIKE = 2.6;
const MIN_SPIKE = 2.2;
/** Where everything moves, a few blocks that jump are chance. */
const MIN_LOCAL_SHARE = 0.2;
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
const MIN_BLOCKS = 4;
/** The same view: of what rested before and can be recognised, this share stands where it stood ... */
const SAME_CHANGE = 4;
const SAME_CONTRAST = 2.5;
const MIN_SAME = 0.5;
/** Where there is less of it (share of all blocks), walls and floors have to tell by their brightness. */
const ENOUGH_CONTRAST = 0.04;
const MIN_SAME_FLAT = 0.6;
/** Where nearly everything moves there is no view to be the same. */
const MIN_RESTING = 0.15;
/** Bars above and below a film are no part of any view. */
const BAR_LEVEL = 24;
/** ... or was moved and enlarged by less than 20 %, as a crop or a second camera beside the first does. */
const REFRAMED = {
  scales: [0.82, 0.87, 0.92, 0.96, 1, 1.04, 1.09, 1.15, 1.22],
  reach: 1.5,
} as const;
const MIN_LIKENESS = 0.9;
/** The shift leaves at most this share of what standing still does not explain. */
const MAX_LEFT = 0.5;

/** Where the blocks that jump look the same inside, nothing came and nothing went. */
const MIN_PATTERN = 0.97;

export type Jump = Readonly<{
  frame: number;
  /** Share of the picture that jumps, 0 to 1. */
  share: number;
}>;

/** A shot begins behind a cut: so much of it has to be there, and before it likewise. */
const SHOT = { seconds: 0.5, minFrames: 5 };

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
  if (now === undefined || before === undefined) return null;
  const count = ({ seconds, minFrames }: typeof AROUND) =>
    Math.max(minFrames, Math.round(seconds * framesPerSecond));
  if (frame < count(SHOT) || frames.at(frame + count(SHOT) - 1) === undefined) return null;
  const jumping = spikes(frames, frame, count(AROUND), grid);
  if (jumping.length < MIN_BLOCKS) return null;
  if (!stays(frames, frame, count(STAY), jumping)) return null;
  const share = jumping.length / now.means.length;
  const past = ranges(frames, frame - count(ALIVE), frame);
  const future = ranges(frames, frame, frame + count(ALIVE));
  const alive = jumping.filter((block) => Math.max(past[block]!, future[block]!) >= ALIVE_LEVELS);
  if (
    alive.length >= Math.max(MIN_BLOCKS, MIN_ALIVE * jumping.length) &&
    standsStill(before, now, past) &&
    patternLikeness(before, now, jumping) < MIN_PATTERN
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
  const { means: before } = frames.at(frame - 1)!;
  const { means } = frames.at(frame)!;
  const exposure = commonShift(before, means);
  const jumping = [...surprise.keys()].filter(
    (block) =>
      surprise[block]! >= MIN_JUMP &&
      Math.abs(means[block]! - before[block]! - exposure) >= MIN_MEAN_STEP,
  );
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
  const local = jumping.filter((block) => surprise[block]! >= MIN_LOCAL_SPIKE * usual[block]!);
  const sum = local.reduce((all, block) => all + surprise[block]!, 0);
  return sum >= MIN_LOCAL_SHARE * surprised ? local : [];
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

/** Correlation of what is inside the blocks, their means aside: in another light or colour the same is to be seen there. */
function patternLikeness(before: SeenFrame, now: SeenFrame, blocks: readonly number[]): number {
  const { columns } = blockGrid(now.frame);
  const { width } = now.frame;
  let [both, first, second] = [0, 0, 0];
  for (const block of blocks) {
    const corner = Math.floor(block / columns) * SIDE * width + (block % columns) * SIDE;
    for (let pixel = 0; pixel < SIDE ** 2; pixel += 1) {
      const at = corner + Math.floor(pixel / SIDE) * width + (pixel % SIDE);
      const a = before.frame.luma[at]! - before.means[block]!;
      const b = now.frame.luma[at]! - now.means[block]!;
      both += a * b;
      first += a * a;
      second += b * b;
    }
  }
  return both / Math.sqrt(Math.max(1, first * second));
}

/** Whether most of what rested before has not moved; `past` is how far each block wandered until then. */
function standsStill(before: SeenFrame, now: SeenFrame, past: Float32Array): boolean {
  const contrast = blockContrast(before.frame, before.means);
  const resting = [...contrast.keys()].filter(
    (block) => past[block]! < ALIVE_LEVELS && before.means[block]! > BAR_LEVEL,
  );
  const known = resting.filter((block) => contrast[block]! >= SAME_CONTRAST);
  const same = (blocks: readonly number[]) =>
    blocks.filter((block) => now.change[block]! < SAME_CHANGE).length;
  if (resting.length < MIN_RESTING * contrast.length) return false;
  return known.length >= ENOUGH_CONTRAST * contrast.length
    ? same(known) >= MIN_SAME * known.length
    : same(resting) >= MIN_SAME_FLAT * resting.length;
}

/** Whether the picture is the one before, a little moved or enlarged. */
function isReframed(before: SeenFrame, now: SeenFrame): boolean {
  const still = matchView(before.frame, now.frame, { scales: [1], reach: 0 });
  const best = matchView(before.frame, now.frame, REFRAMED);
  if (best === null || best.likeness < MIN_LIKENESS) return false;
  return still === null || 1 - best.likeness <= MAX_LEFT * (1 - still.likeness);
}

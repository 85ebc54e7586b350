import type { LevelStep } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { FRAME_SECONDS, FRAMES_A_SECOND, type Levels, toDb } from './levels.ts';

/** Long enough to hold words, short enough to end before the next change. */
const SIDE_FRAMES = 3.5 * FRAMES_A_SECOND;
/** Steps are looked for this often, and then placed to the frame. */
const HOP_FRAMES = 10;
const LEAST_DB = 5;
/** Fainter than this there is nothing to compare. */
const AUDIBLE_DBFS = -62;
/** Below this the floor is the recorder's, and does not follow its gain. */
const FLOOR_DBFS = -80;
/** 100 ms: what a hand on a fader or a turning head does takes longer. */
const ABRUPT_FRAMES = 5;
const ABRUPT_SHARE = 0.6;
const LOUD_SHARE = 0.8;
const FLOOR_SHARE = 0.08;
/** What a report can hold. */
const MAX_STEPS = 1000;

/** How loud the louder moments are in each band, and the quietest, in dB. */
type Side = Readonly<{ loud: readonly number[]; floor: readonly number[] }>;

/** Changes of level that last on both sides, positive where it gets louder. */
export function findLevelSteps(levels: Levels): LevelStep[] {
  const bands = [levels.speech, levels.voice, levels.treble].map((band) =>
    Float32Array.from(band, toDb),
  );
  const places: { at: number; before: Side; after: Side; step: number }[] = [];
  for (let at = SIDE_FRAMES; at + SIDE_FRAMES <= levels.full.length; at += HOP_FRAMES) {
    const before = lookAt(bands, at - SIDE_FRAMES, at);
    const after = lookAt(bands, at, at + SIDE_FRAMES);
    const audible = Math.min(before.loud[0]!, after.loud[0]!) >= AUDIBLE_DBFS;
    places.push({ at, before, after, step: audible ? after.loud[0]! - before.loud[0]! : 0 });
  }
  const around = Math.round(SIDE_FRAMES / HOP_FRAMES / 1.5);
  return places
    .filter(({ step }, index) => {
      if (Math.abs(step) < LEAST_DB) return false;
      const near = places.slice(Math.max(0, index - around), index + around + 1);
      return near.every(
        (other) =>
          Math.abs(other.step) < Math.abs(step) ||
          other === places[index] ||
          (other.step === step && other.at > places[index]!.at),
      );
    })
    .slice(0, MAX_STEPS)
    .map(({ at, before, after, step }) => ({
      ...place(bands[0]!, at, step),
      stepLu: step,
      gainChanged: movesAsOne(before, after, step),
    }));
}

function lookAt(bands: readonly Float32Array[], start: number, end: number): Side {
  const sorted = bands.map((band) => band.slice(start, end).sort());
  return {
    loud: sorted.map((band) => percentile(band, LOUD_SHARE)),
    floor: sorted.map((band) => percentile(band, FLOOR_SHARE)),
  };
}

/** A gain lifts all bands, and the noise with the speech; another speaker does neither. */
function movesAsOne(before: Side, after: Side, step: number): boolean {
  const shifts = after.loud.map((level, band) => level - before.loud[band]!);
  return shifts.every((shift) => Math.abs(shift - step) <= 4) && floorFollows(before, after, step);
}

function floorFollows(before: Side, after: Side, step: number): boolean {
  return before.floor.every((level, band) => {
    const shift = after.floor[band]! - level;
    if (Math.min(level, after.floor[band]!) < FLOOR_DBFS) return true;
    return Math.abs(shift - step) <= 6;
  });
}

/** To the frame: where the level just behind differs most from the level just before. */
function place(speech: Float32Array, coarse: number, step: number) {
  const contrast = (at: number) =>
    (mean(speech, at, at + 15) - mean(speech, at - 15, at)) * Math.sign(step);
  let best = coarse;
  for (let at = coarse - 2 * HOP_FRAMES; at <= coarse + 2 * HOP_FRAMES; at += 1) {
    if (contrast(at) > contrast(best)) best = at;
  }
  const across =
    mean(speech, best + ABRUPT_FRAMES - 2, best + 15) -
    mean(speech, best - 15, best - ABRUPT_FRAMES + 2);
  return {
    atSeconds: best * FRAME_SECONDS,
    abrupt: across * Math.sign(step) >= ABRUPT_SHARE * Math.abs(step),
  };
}

function mean(values: Float32Array, start: number, end: number): number {
  const from = Math.max(0, start);
  const to = Math.min(values.length, end);
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += values[index]!;
  return sum / Math.max(1, to - from);
}

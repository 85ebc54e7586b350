import type { LevelStep } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { FRAME_SECONDS, FRAMES_A_SECOND, type Levels, toDb } from './levels.ts';
import { movesAsOne, type Side } from './moves-as-one.ts';

/** Long enough to hold words, short enough to end before the next change. */
const SIDE_FRAMES = 3.5 * FRAMES_A_SECOND;
/** A step that was found is looked at over longer stretches, as far as the next ones leave room. */
const WIDE_FRAMES = 6 * FRAMES_A_SECOND;
/** So many frames with sound on each side are needed to say anything. */
const ENOUGH_FRAMES = 75;
/** Steps are looked for this often, and then placed to the frame. */
const HOP_FRAMES = 10;
/** Of the steps so near each other, the highest counts. */
const NEAR_PLACES = Math.round(SIDE_FRAMES / HOP_FRAMES / 1.5);
const LEAST_DB = 5;
/** In a lesson as loud as most; a fainter one has everything lower. */
const USUAL_LOUD_DBFS = -14;
/** Fainter than this there is nothing to compare. */
const AUDIBLE_DBFS = -62;
/** Frames below hold no sound: a silence is not a change of volume. */
const SILENT_DBFS = -78;
/** 100 ms: what a hand on a fader or a turning head does takes longer. */
const ABRUPT_FRAMES = 5;
const ABRUPT_SHARE = 0.6;
/** A step is placed within 2 s by all of the levels of 2 s to either side, then to the frame by those of 300 ms. */
const REACH_FRAMES = 100;
const REACH_STEP_FRAMES = 5;
const PLACE_FRAMES = 15;
const PLACE_SHARES = [0.05, 0.15, 0.5, 0.8, 0.95] as const;
/** What a report can hold. */
const MAX_STEPS = 1000;

/** Changes of level that last on both sides, positive where it gets louder. */
export function findLevelSteps(levels: Levels): LevelStep[] {
  const lower = Math.max(0, USUAL_LOUD_DBFS - loudest(levels.speech));
  const bands = [levels.speech, levels.voice, levels.treble].map((band) =>
    Float32Array.from(band, (power) => toDb(power) + lower),
  );
  const [speech] = bands as [Float32Array];
  const places: { at: number; step: number }[] = [];
  for (let at = SIDE_FRAMES; at + SIDE_FRAMES <= speech.length; at += HOP_FRAMES) {
    const before = lookAt([speech], at - SIDE_FRAMES, at);
    const after = lookAt([speech], at, at + SIDE_FRAMES);
    places.push({ at, step: before === null || after === null ? 0 : stepOf(before, after) });
  }
  const peaks = places.filter(({ at, step }, index) => {
    const near = places.slice(Math.max(0, index - NEAR_PLACES), index + NEAR_PLACES + 1);
    return (
      Math.abs(step) >= LEAST_DB &&
      near.every(
        (other) =>
          Math.abs(other.step) < Math.abs(step) ||
          (Math.abs(other.step) === Math.abs(step) && other.at >= at),
      )
    );
  });
  return peaks.slice(0, MAX_STEPS).map(({ at, step }, index) => {
    const from = Math.max(at - WIDE_FRAMES, Math.min(peaks[index - 1]?.at ?? 0, at - SIDE_FRAMES));
    const to = Math.min(
      at + WIDE_FRAMES,
      Math.max(peaks[index + 1]?.at ?? speech.length, at + SIDE_FRAMES),
    );
    const before = lookAt(bands, from, at);
    const after = lookAt(bands, at, to);
    const wide = before === null || after === null ? null : { before, after };
    return {
      ...place(speech, at, step),
      stepLu: wide === null ? step : stepOf(wide.before, wide.after),
      gainChanged: wide !== null && movesAsOne(wide.before, wide.after),
    };
  });
}

/** The level that a twentieth of the frames exceed, in dB. */
function loudest(speech: Float32Array): number {
  return speech.length === 0 ? USUAL_LOUD_DBFS : toDb(percentile(speech.slice().sort(), 0.95));
}

function stepOf(before: Side, after: Side): number {
  const [loudBefore, loudAfter] = [before[0]!.loud, after[0]!.loud];
  return Math.min(loudBefore, loudAfter) < AUDIBLE_DBFS ? 0 : loudAfter - loudBefore;
}

/** The frames with sound; null where they are too few. */
function lookAt(bands: readonly Float32Array[], start: number, end: number): Side | null {
  const heard = bands.map((band) =>
    band.slice(start, end).filter((_, index) => bands[0]![start + index]! > SILENT_DBFS),
  );
  if (heard[0]!.length < ENOUGH_FRAMES) return null;
  return heard.map((band) => {
    band.sort();
    return {
      loud: (percentile(band, 0.8) + percentile(band, 0.95)) / 2,
      floor: percentile(band, 0.05),
      low: percentile(band, 0.15),
    };
  });
}

/** Where the levels behind differ most from the levels before. */
function place(speech: Float32Array, coarse: number, step: number) {
  const sign = Math.sign(step);
  const wide = (at: number) =>
    sign * (spread(speech, at, at + REACH_FRAMES) - spread(speech, at - REACH_FRAMES, at));
  const narrow = (at: number, apart: number) =>
    sign *
    (mean(speech, at + apart, at + PLACE_FRAMES) - mean(speech, at - PLACE_FRAMES, at - apart));
  const near = highest(coarse, REACH_FRAMES, REACH_STEP_FRAMES, wide);
  const best = highest(near, HOP_FRAMES, 1, (at) => narrow(at, 0));
  return {
    atSeconds: best * FRAME_SECONDS,
    abrupt: narrow(best, Math.floor(ABRUPT_FRAMES / 2)) >= ABRUPT_SHARE * Math.abs(step),
  };
}

function highest(middle: number, reach: number, step: number, of: (at: number) => number): number {
  let best = middle;
  let most = of(middle);
  for (let at = middle - reach; at <= middle + reach; at += step) {
    const value = of(at);
    if (value > most) [best, most] = [at, value];
  }
  return best;
}

/** Mean of some percentiles, the low as well as the high. */
function spread(values: Float32Array, start: number, end: number): number {
  const sorted = values.slice(Math.max(0, start), Math.max(1, end)).sort();
  if (sorted.length === 0) return 0;
  return (
    PLACE_SHARES.reduce((sum, share) => sum + percentile(sorted, share), 0) / PLACE_SHARES.length
  );
}

function mean(values: Float32Array, start: number, end: number): number {
  const from = Math.max(0, start);
  const to = Math.min(values.length, end);
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += values[index]!;
  return sum / Math.max(1, to - from);
}

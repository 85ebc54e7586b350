import type { LevelMeasured } from '../measured.ts';
import { countFrames, deviationDb, meanWithin, type Pause } from './find-pauses.ts';
import { FRAMES_A_SECOND, type Levels, toDb } from './levels.ts';

type SnrMeasured = Pick<
  LevelMeasured,
  'snrDb' | 'noiseFloorDbfs' | 'secondSnrDb' | 'secondNoiseDbfs' | 'steadyNoise'
>;

/** Speech is at least this far above the noise … */
const ACTIVE_OVER_NOISE = 10 ** (6 / 10);
/** … and no farther below the loud moments. */
const ACTIVE_BELOW_LOUD = 10 ** (-35 / 10);
const LOUD_SHARE = 0.95;
/** Rests between words belong to speech, as a person hears it: half a second. ITU-T P.56 bridges 0.2. */
const HANGOVER_FRAMES = 25;
/** Where the noise is asked for: so many seconds to either side. */
const NOISE_SIDE_SECONDS = 3;
/** How loud the speech is there, without being misled by one sentence. */
const SPEECH_SIDE_SECONDS = 15;
/** So many frames of speech are enough to know its level. */
const ENOUGH_SPEECH_FRAMES = 100;
/** Noise keeps its level from frame to frame and from pause to pause: by these standard deviations in dB at most. */
const STEADY_DB = { speech: 1.8, treble: 2.4 } as const;
const STEADY_SIDE_SECONDS = 4;
/** Half a second of pauses tells whether they are steady. */
const ENOUGH_PAUSE_FRAMES = 25;

/**
 * Speech over noise: ten times the logarithm of the power of speech while somebody speaks (pauses under half a second
 * included, the noise taken off) over the power of the noise in its pauses; for the whole lesson and around each second.
 */
export function estimateSnr(levels: Levels, pauses: readonly Pause[]): SnrMeasured {
  const { full } = levels;
  const seconds = Math.ceil(full.length / FRAMES_A_SECOND);
  const noise = meanOver(pauses, full);
  const active = noise === null ? null : findActive(levels, meanOver(pauses, levels.speech)!);
  const speech = active === null || noise === null ? null : speechPower(full, active, noise);
  if (noise === null || active === null || speech === null) {
    const nothing = Array.from({ length: seconds }, () => null);
    return {
      snrDb: null,
      noiseFloorDbfs: noise === null ? null : toDb(noise),
      secondSnrDb: nothing,
      secondNoiseDbfs: nothing,
      steadyNoise: nothing.map(() => false),
    };
  }
  const sums = runningSums(full, active);
  const bySecond = groupBySecond(pauses, seconds);
  const secondSnrDb: (number | null)[] = [];
  const secondNoiseDbfs: (number | null)[] = [];
  const steadyNoise: boolean[] = [];
  for (let second = 0; second < seconds; second += 1) {
    const near = bySecond
      .slice(Math.max(0, second - NOISE_SIDE_SECONDS), second + NOISE_SIDE_SECONDS + 1)
      .flat();
    const local = meanOver(near, full);
    const from = Math.max(0, second - SPEECH_SIDE_SECONDS) * FRAMES_A_SECOND;
    const to = Math.min(full.length, (second + SPEECH_SIDE_SECONDS + 1) * FRAMES_A_SECOND);
    const frames = sums.frames[to]! - sums.frames[from]!;
    const around =
      frames < ENOUGH_SPEECH_FRAMES ? speech : (sums.power[to]! - sums.power[from]!) / frames;
    secondSnrDb.push(local === null ? null : toDb(Math.max(around - local, local * 0.1) / local));
    secondNoiseDbfs.push(local === null ? null : toDb(local));
    // On one side at least: a noise that begins here is steady from here on.
    const sides = [
      bySecond.slice(Math.max(0, second - STEADY_SIDE_SECONDS), second + 1),
      bySecond.slice(second, second + STEADY_SIDE_SECONDS + 1),
    ];
    steadyNoise.push(local !== null && sides.some((side) => isSteady(side.flat(), levels)));
  }
  return {
    snrDb: toDb(speech / noise),
    noiseFloorDbfs: toDb(noise),
    secondSnrDb,
    secondNoiseDbfs,
    steadyNoise,
  };
}

/** Frames with speech, its short rests included. */
function findActive({ speech }: Levels, noise: number): Uint8Array {
  const sorted = speech.slice().sort();
  const loud = sorted[Math.floor((sorted.length - 1) * LOUD_SHARE)]!;
  const limit = Math.max(noise * ACTIVE_OVER_NOISE, loud * ACTIVE_BELOW_LOUD);
  const active = new Uint8Array(speech.length);
  let last = -1;
  speech.forEach((power, frame) => {
    if (power <= limit) return;
    if (last >= 0 && frame - last <= HANGOVER_FRAMES) active.fill(1, last, frame);
    active[frame] = 1;
    last = frame;
  });
  return active;
}

/** Mean power of the speech without the noise; null where there is none to speak of. */
function speechPower(full: Float32Array, active: Uint8Array, noise: number): number | null {
  let sum = 0;
  let frames = 0;
  full.forEach((power, frame) => {
    if (active[frame] === 0) return;
    sum += power;
    frames += 1;
  });
  return frames === 0 || sum / frames <= noise ? null : sum / frames - noise;
}

/** Sums over the active frames before each frame. */
function runningSums(full: Float32Array, active: Uint8Array) {
  const power = new Float64Array(full.length + 1);
  const frames = new Int32Array(full.length + 1);
  full.forEach((each, frame) => {
    power[frame + 1] = power[frame]! + (active[frame] === 1 ? each : 0);
    frames[frame + 1] = frames[frame]! + active[frame]!;
  });
  return { power, frames };
}

/** Pauses cut at whole seconds. */
function groupBySecond(pauses: readonly Pause[], seconds: number): Pause[][] {
  const groups: Pause[][] = Array.from({ length: seconds }, () => []);
  for (const { start, end } of pauses) {
    for (let from = start; from < end; ) {
      const second = Math.floor(from / FRAMES_A_SECOND);
      const to = Math.min(end, (second + 1) * FRAMES_A_SECOND);
      groups[second]!.push({ start: from, end: to });
      from = to;
    }
  }
  return groups;
}

function meanOver(pauses: readonly Pause[], band: Float32Array): number | null {
  const frames = countFrames(pauses);
  if (frames === 0) return null;
  return (
    pauses.reduce((sum, pause) => sum + meanWithin(band, pause) * (pause.end - pause.start), 0) /
    frames
  );
}

function isSteady(pauses: readonly Pause[], { speech, treble }: Levels): boolean {
  return (
    countFrames(pauses) >= ENOUGH_PAUSE_FRAMES &&
    deviationDb(pauses, speech) <= STEADY_DB.speech &&
    deviationDb(pauses, treble) <= STEADY_DB.treble
  );
}

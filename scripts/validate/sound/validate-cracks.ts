import { createClickMeter } from '../../../transcoder/score/audio/click-meter.ts';
import { createGapMeter } from '../../../transcoder/score/audio/gap-meter.ts';
import type { FigureRow } from '../figure-row.ts';
import { createRandom, type Random } from '../material/random.ts';
import type { ValidateRun } from '../validate-run.ts';
import { NOISES } from './make-noise.ts';
import { makeSpeech, meanSquare } from './make-speech.ts';

const SECONDS = 60;
const VOICES = 3;
const RATE_HZ = 48_000;
/** A classroom's noise, in dBFS RMS. */
const ROOM_DBFS = -55;
/** Each crack is somewhere in so many seconds of its own, where somebody speaks. */
const EVERY_SECONDS = 2;
const NEAR_SECONDS = 0.02;

/** Clicks of 1 to 4 samples and drop-outs of 3 to 50 ms in speech: how many are found, and how many more. */
export async function validateCracks(run: ValidateRun): Promise<FigureRow[]> {
  const tally = { click: { made: 0, found: 0, false: 0 }, gap: { made: 0, found: 0, false: 0 } };
  for (let voice = 0; voice < VOICES; voice += 1) {
    const seed = 2 * voice + (run.half === 'tune' ? 0 : 1);
    const random = createRandom(seed).fork('cracks');
    const speech = await makeSpeech(random, SECONDS, run.signal);
    const noise = random.pick(NOISES).make(random, speech.samples.length);
    const gain = Math.sqrt(10 ** (ROOM_DBFS / 10) / meanSquare(noise));
    const clean = speech.samples.map((value, index) => value + gain * noise[index]!);
    for (const kind of ['click', 'gap'] as const) {
      const samples = clean.slice();
      const places = crack(samples, kind, random);
      const heard = listen(samples, kind);
      const isNear = (a: number, b: number) => Math.abs(a - b) <= NEAR_SECONDS;
      tally[kind].made += places.length;
      tally[kind].found += places.filter((place) => heard.some((at) => isNear(at, place))).length;
      tally[kind].false += heard.filter((at) => !places.some((place) => isNear(at, place))).length;
    }
  }
  return (['click', 'gap'] as const).flatMap((kind) => {
    const { made, found, false: wrong } = tally[kind];
    const recall = found / made;
    const precision = found / Math.max(1, found + wrong);
    const detail = `${found} of ${made}, ${wrong} false in ${VOICES * SECONDS} s`;
    const row = (name: string, value: number): FigureRow => ({
      ...{ name: `${kind}s: ${name}`, value: Number(value.toFixed(3)), unit: '', detail },
      ...{ limit: '≥ 0.95', ok: value >= 0.95 },
    });
    return [row('recall', recall), row('precision', precision)];
  });
}

function listen(samples: Float32Array, kind: 'click' | 'gap'): number[] {
  const tap = { sampleRateHz: RATE_HZ, channels: 1 } as const;
  if (kind === 'click') {
    const meter = createClickMeter(tap);
    meter.samples([samples]);
    return meter.result().map(({ atSeconds }) => atSeconds);
  }
  const meter = createGapMeter(tap);
  meter.samples([samples]);
  return meter.result().map(({ startSeconds }) => startSeconds);
}

/** Damages the samples where they are loud; gives the times in seconds. */
function crack(samples: Float32Array, kind: 'click' | 'gap', random: Random): number[] {
  const places: number[] = [];
  for (
    let start = 0;
    start + EVERY_SECONDS * RATE_HZ < samples.length;
    start += EVERY_SECONDS * RATE_HZ
  ) {
    const length =
      kind === 'click' ? random.whole(1, 4) : Math.round(random.between(0.003, 0.05) * RATE_HZ);
    const at = loudPlace(samples, start, length, random);
    if (at === null) continue;
    if (kind === 'click') {
      const height = random.between(0.4, 0.8) * random.pick([1, -1]);
      for (let index = at; index < at + length; index += 1) samples[index]! += height;
    } else samples.fill(0, at, at + length);
    places.push(at / RATE_HZ);
  }
  return places;
}

/** Where 20 ms before and 20 ms behind are loud; null where no such place is met. */
function loudPlace(
  samples: Float32Array,
  start: number,
  length: number,
  random: Random,
): number | null {
  const side = 0.02 * RATE_HZ;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const at = start + Math.round(random.between(0.1, EVERY_SECONDS - 0.2) * RATE_HZ);
    const before = meanSquare(samples.subarray(at - side, at));
    const behind = meanSquare(samples.subarray(at + length, at + length + side));
    if (Math.min(before, behind) > 10 ** -2.8) return at;
  }
  return null;
}

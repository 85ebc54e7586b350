import type { Random } from '../material/random.ts';
import { SPEECH_TEXTS } from '../material/speech-texts.ts';
import { SPEECH_RATE_HZ, synthesizeSentence } from '../material/synthesize-sentence.ts';
import { resample } from './resample.ts';

const RATE_HZ = 48_000;
const LEVEL_DBFS = -20;
/** From here a synthesizer's frame is a pause. */
const ACTIVE_BELOW_MEAN_DB = 25;

export type Speech = Readonly<{
  /** Mono, 48 kHz; digital silence in the pauses. */
  samples: Float32Array;
  /** Mean square while somebody speaks, rests under 0.2 s included, as in ITU-T P.56. */
  activePower: number;
}>;

/** A teacher of either language for so many seconds, with rests of 0.3 to 1.5 s between sentences. */
export async function makeSpeech(
  random: Random,
  seconds: number,
  signal: AbortSignal,
): Promise<Speech> {
  const language = random.pick(['cmn', 'en-us'] as const);
  const voice = {
    name: `${language}+${random.pick(['m3', 'f2', 'm7', 'f4'])}`,
    wordsPerMinute: random.whole(130, 175),
    pitch: random.whole(25, 75),
  };
  const samples = new Float32Array(seconds * RATE_HZ);
  for (let at = Math.round(random.between(0.2, 1) * RATE_HZ); at < samples.length; ) {
    const sentence = random.pick(SPEECH_TEXTS[language].teacher);
    const spoken = await synthesizeSentence(sentence, voice, signal);
    const heard = resample(spoken, SPEECH_RATE_HZ, RATE_HZ);
    samples.set(heard.subarray(0, samples.length - at), at);
    at += heard.length + Math.round(random.between(0.3, 1.5) * RATE_HZ);
  }
  const scale = 10 ** (LEVEL_DBFS / 20) / Math.sqrt(activePower(samples));
  return { samples: samples.map((value) => value * scale), activePower: 10 ** (LEVEL_DBFS / 10) };
}

function activePower(samples: Float32Array): number {
  const frame = RATE_HZ / 50;
  const powers = Array.from({ length: Math.floor(samples.length / frame) }, (_, index) =>
    meanSquare(samples.subarray(index * frame, (index + 1) * frame)),
  );
  const limit = meanSquare(samples) * 10 ** (-ACTIVE_BELOW_MEAN_DB / 10);
  let sum = 0;
  let frames = 0;
  let last = Number.NEGATIVE_INFINITY;
  powers.forEach((power, index) => {
    if (power <= limit) return;
    if (index - last <= 10) frames += index - last;
    else frames += 1;
    last = index;
    sum += power;
  });
  return sum / frames;
}

/** Mean of the squares. */
export function meanSquare(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return sum / samples.length;
}

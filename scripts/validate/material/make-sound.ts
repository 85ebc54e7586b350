import { createRandom, type Random } from './random.ts';
import { reverberate } from './reverberate.ts';
import { addRoomTone } from './room-tone.ts';
import type { SoundPlan } from './sound-plan.ts';
import { SPEECH_TEXTS } from './speech-texts.ts';
import { SPEECH_RATE_HZ, synthesizeSentence, type Voice } from './synthesize-sentence.ts';

/** A classroom's sound, mono at SPEECH_RATE_HZ: a teacher, pupils who answer, pauses, the room around them. */
export async function makeSound(plan: SoundPlan, signal: AbortSignal): Promise<Float32Array> {
  const random = createRandom(plan.seed);
  const dry = new Float32Array(Math.round(plan.seconds * SPEECH_RATE_HZ));
  const texts = SPEECH_TEXTS[plan.language];
  const teacher = planVoice(plan, random, 'teacher');
  let at = random.between(0.3, 0.9);
  while (at < plan.seconds - 1) {
    const asks = random.unit() < 0.25;
    const voice = asks ? planVoice(plan, random, 'pupil') : teacher;
    const sentence = random.pick(texts[asks ? 'pupil' : 'teacher']);
    const spoken = await synthesizeSentence(sentence, voice, signal);
    const levelDb = plan.speechDbfs + (asks ? plan.pupilDb : random.between(-1.5, 1.5));
    addAt(dry, spoken, at, decibels(levelDb) / activeRms(spoken));
    at += spoken.length / SPEECH_RATE_HZ + random.between(0.35, random.unit() < 0.2 ? 2.4 : 1);
  }
  const wet = plan.reverbSeconds > 0 ? reverberate(dry, SPEECH_RATE_HZ, plan.reverbSeconds) : dry;
  addRoomTone(wet, random.fork('room'), decibels(plan.roomDbfs));
  return wet.map(soften);
}

function planVoice(plan: SoundPlan, random: Random, who: 'teacher' | 'pupil'): Voice {
  const variant = random.pick(
    who === 'teacher' ? ['m1', 'm3', 'f2', 'f3', 'm7'] : ['f1', 'f4', 'f5'],
  );
  return {
    name: `${plan.language}+${variant}`,
    wordsPerMinute: random.whole(140, 190),
    pitch: who === 'teacher' ? random.whole(35, 60) : random.whole(65, 90),
  };
}

function addAt(to: Float32Array, from: Float32Array, seconds: number, gain: number): void {
  const start = Math.round(seconds * SPEECH_RATE_HZ);
  const end = Math.min(from.length, to.length - start);
  for (let at = 0; at < end; at += 1) to[start + at] = to[start + at]! + from[at]! * gain;
}

/** RMS of the 20 ms that are within 20 dB of the loudest. */
function activeRms(samples: Float32Array): number {
  const block = Math.round(SPEECH_RATE_HZ / 50);
  const powers: number[] = [];
  for (let start = 0; start + block <= samples.length; start += block) {
    let power = 0;
    for (let at = start; at < start + block; at += 1) power += samples[at]! ** 2 / block;
    powers.push(power);
  }
  const loudest = Math.max(...powers);
  const active = powers.filter((power) => power > loudest / 100);
  return Math.sqrt(active.reduce((sum, power) => sum + power, 0) / active.length);
}

/** A recorder's limiter: nothing comes near full scale, and nothing is cut off. */
function soften(sample: number): number {
  const [knee, rest] = [0.55, 0.4];
  const size = Math.abs(sample);
  return size <= knee
    ? sample
    : Math.sign(sample) * (knee + rest * Math.tanh((size - knee) / rest));
}

function decibels(db: number): number {
  return 10 ** (db / 20);
}

import { describe, expect, it } from 'vitest';
import { createLevelMeter } from '../../../../../transcoder/score/audio/level-meter.ts';
import { madeNoise, madeSpeech, mix } from './made-speech.ts';
import { pour } from './tones.ts';

const MONO = { sampleRateHz: 48_000, channels: 1 } as const;
const hear = (samples: Float32Array) => pour(createLevelMeter(MONO), [samples]);
const gained = (samples: Float32Array, from: number, to: number, db: number) =>
  samples.map((value, index) =>
    index >= from * 48_000 && index < to * 48_000 ? value * 10 ** (db / 20) : value,
  );

describe('signal to noise', () => {
  it.each([10, 20, 30, 40, 50])('of speech in noise is read within 3 dB at %i dB', (snrDb) => {
    const speech = madeSpeech(12);
    const mean = speech.reduce((sum, value) => sum + value * value, 0) / speech.length;
    const noise = madeNoise(12, 10 * Math.log10(mean) - snrDb);
    expect(Math.abs(hear(mix(speech, noise)).snrDb! - snrDb)).toBeLessThan(3);
  });

  it('is told of the stretch that is noisy', () => {
    const noise = gained(madeNoise(30, -60), 10, 20, 30);
    const { secondSnrDb, steadyNoise } = hear(mix(madeSpeech(30), noise));
    for (const second of [12, 15, 18]) {
      expect(secondSnrDb[second]).toBeLessThan(20);
      expect(steadyNoise[second]).toBe(true);
    }
    for (const second of [3, 26]) expect(secondSnrDb[second]).toBeGreaterThan(35);
  });
});

describe('level steps', () => {
  const lesson = () => mix(madeSpeech(24), madeNoise(24, -52));

  it('are found where the volume is turned, noise and all', () => {
    const { levelSteps } = hear(gained(lesson(), 12, 24, -10));
    const [turn, ...others] = levelSteps.filter(({ gainChanged }) => gainChanged);
    expect(others).toEqual([]);
    expect(Math.abs(turn!.stepLu + 10)).toBeLessThan(2.5);
    expect(Math.abs(turn!.atSeconds - 12)).toBeLessThan(1.5);
  });

  it('are another speaker where the noise stays', () => {
    const speech = gained(madeSpeech(24), 12, 24, -10);
    const { levelSteps } = hear(mix(speech, madeNoise(24, -52)));
    expect(levelSteps.filter(({ gainChanged }) => gainChanged)).toEqual([]);
  });

  it('are none where the sound is away for a while', () => {
    const muted = lesson().fill(0, 10 * 48_000, 16 * 48_000);
    const { levelSteps, silences } = hear(muted);
    expect(levelSteps.filter(({ gainChanged }) => gainChanged)).toEqual([]);
    expect(silences).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { createHumMeter } from '../../../../../transcoder/score/audio/hum-meter.ts';
import { madeNoise, madeSpeech, madeTone, mix } from './made-speech.ts';
import { pour } from './tones.ts';

const MONO = { sampleRateHz: 48_000, channels: 1 } as const;
const SECONDS = 16;
const hear = (samples: Float32Array) => pour(createHumMeter(MONO), [samples]);
const lesson = (pitchHz = 118) => mix(madeSpeech(SECONDS, { pitchHz }), madeNoise(SECONDS, -62));

describe('the hum meter', () => {
  it.each([
    [50, 50],
    [60, 60],
    [100, 50],
    [120, 60],
  ])(
    'hears a tone of %i Hz under speech as the hum of %i Hz mains, and how loud it is',
    (tone, mainsHz) => {
      const [hum, ...others] = hear(mix(lesson(), madeTone(SECONDS, tone, -42)));
      expect(others).toEqual([]);
      expect(hum!.mainsHz).toBe(mainsHz);
      expect(hum!.endSeconds - hum!.startSeconds).toBeGreaterThan(SECONDS / 2);
      expect(Math.abs(hum!.levelDbfs + 42)).toBeLessThan(1);
    },
  );

  it.each([85, 100, 120, 150])('hears none in a voice of %i Hz', (pitchHz) => {
    expect(hear(lesson(pitchHz))).toEqual([]);
  });

  it.each([49, 98, 61.7, 123.5])('hears none in a note of %f Hz', (note) => {
    expect(hear(mix(lesson(), madeTone(SECONDS, note, -30)))).toEqual([]);
  });

  it('hears none in rumble', () => {
    let sum = 0;
    const rumble = madeNoise(SECONDS, -30).map((value) => {
      sum = 0.999 * sum + 0.2 * value;
      return sum;
    });
    expect(hear(mix(lesson(), rumble))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createClippingMeter } from '../../../../../transcoder/score/audio/clipping-meter.ts';
import { pour, STEREO, tone } from './tones.ts';

describe('the clipping meter', () => {
  it('counts a run of three and more samples at full scale in the second where it ends', () => {
    const left = new Float32Array(96_000);
    left.fill(1, 100, 103);
    left.fill(-1, 60_000, 60_010);
    const right = new Float32Array(96_000).fill(0.995, 47_990, 48_010);
    expect(pour(createClippingMeter(STEREO), [left, right])).toEqual([
      { second: 0, runs: 1 },
      { second: 1, runs: 2 },
    ]);
  });

  it('leaves peaks of one and two samples alone', () => {
    const channel = new Float32Array(48_000);
    for (let at = 0; at < 48_000; at += 100) channel.fill(1, at, at + 2);
    expect(pour(createClippingMeter(STEREO), [channel, channel])).toEqual([]);
  });

  it('hears an overdriven tone in each of its half waves', () => {
    const driven = tone([{ dbfs: 12, seconds: 1 }]).map((sample) =>
      Math.max(-1, Math.min(1, sample)),
    );
    const [first] = pour(createClippingMeter(STEREO), [driven, new Float32Array(48_000)]);
    expect(first!.runs).toBe(2000);
  });
});

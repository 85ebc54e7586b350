import { describe, expect, it } from 'vitest';
import { createClickMeter } from '../../../../../transcoder/score/audio/click-meter.ts';
import { createGapMeter } from '../../../../../transcoder/score/audio/gap-meter.ts';
import { madeNoise, madeSpeech, mix } from './made-speech.ts';
import { pour } from './tones.ts';

const MONO = { sampleRateHz: 48_000, channels: 1 } as const;
const lesson = () => mix(madeSpeech(6), madeNoise(6, -50));
/** A loud moment. */
const AT = (() => {
  const samples = lesson();
  const from = 3 * 48_000;
  return from + samples.subarray(from).findIndex((value) => Math.abs(value) > 0.25);
})();

describe('the click meter', () => {
  it('hears a click of two samples, and when', () => {
    const samples = lesson();
    samples[AT]! += 0.6;
    samples[AT + 1]! += 0.6;
    const clicks = pour(createClickMeter(MONO), [samples]);
    expect(clicks).toHaveLength(1);
    expect(Math.abs(clicks[0]!.atSeconds - AT / 48_000)).toBeLessThan(0.002);
  });

  it('hears none in speech, nor in a clap that rings', () => {
    const samples = lesson();
    const noise = madeNoise(6, -6);
    for (let index = 0; index < 9600; index += 1) {
      samples[AT + index]! += noise[index]! * Math.exp(-index / 1500);
    }
    expect(pour(createClickMeter(MONO), [samples])).toEqual([]);
  });
});

describe('the gap meter', () => {
  it.each([5, 20, 50, 200])('finds %i ms of nothing inside speech', (milliseconds) => {
    const samples = lesson().fill(0, AT, AT + milliseconds * 48);
    const gaps = pour(createGapMeter(MONO), [samples]);
    expect(gaps).toHaveLength(1);
    expect(Math.abs(gaps[0]!.startSeconds - AT / 48_000)).toBeLessThan(0.002);
    expect(
      Math.abs(gaps[0]!.endSeconds - gaps[0]!.startSeconds - milliseconds / 1000),
    ).toBeLessThan(0.003);
  });

  it('finds none between words, with the noise of a room or without', () => {
    expect(pour(createGapMeter(MONO), [lesson()])).toEqual([]);
    expect(pour(createGapMeter(MONO), [madeSpeech(6)])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createClippingMeter } from '../../../../../transcoder/score/audio/clipping-meter.ts';
import { pour, STEREO, tone } from './tones.ts';

const SILENCE = new Float32Array(96_000);

/** Two seconds of a tone driven 6 dB into a ceiling. */
function driven(ceiling: number): Float32Array {
  return tone([{ dbfs: 20 * Math.log10(2 * ceiling), seconds: 2 }]).map((sample) =>
    Math.max(-ceiling, Math.min(ceiling, sample)),
  );
}

describe('the clipping meter', () => {
  it.each([
    ['at full scale', 1],
    ['that was made softer afterwards', 0.2],
  ])('counts the flat half waves of an overdriven tone %s', (_, ceiling) => {
    const seconds = pour(createClippingMeter(STEREO), [SILENCE, driven(ceiling)]);
    expect(seconds).toEqual([
      { second: 0, runs: 2000 },
      { second: 1, runs: 2000 },
    ]);
  });

  it('still sees them where a codec has left ripples on the tops', () => {
    const rippled = driven(0.5).map(
      (sample, index) => sample + 0.03 * Math.sin((2 * Math.PI * index) / 5.3),
    );
    const [first] = pour(createClippingMeter(STEREO), [rippled, SILENCE]);
    expect(first!.runs).toBeGreaterThan(900);
  });

  it('leaves round waves alone, at full scale too', () => {
    const round = tone([{ dbfs: 0, seconds: 2 }]);
    expect(pour(createClippingMeter(STEREO), [round, round])).toEqual([]);
  });

  it('leaves single peaks alone, however high', () => {
    const peaks = new Float32Array(96_000);
    for (let at = 0; at < peaks.length; at += 100) peaks.fill(1, at, at + 2);
    expect(pour(createClippingMeter(STEREO), [peaks, peaks])).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createTruePeakMeter } from '../../../../../transcoder/score/audio/true-peak-meter.ts';
import { pour, STEREO } from './tones.ts';

/**
 * A sine at a divisor of the sampling rate, with the phase that hides its peaks between the samples; faded in and
 * out over 10 ms, as a tone that begins at full height has a higher peak of its own.
 */
function sine(divisor: number, phaseDegrees: number, amplitude: number): Float32Array {
  const length = 4800;
  return Float32Array.from({ length }, (_, index) => {
    const fade = Math.min(1, index / 480, (length - 1 - index) / 480);
    const phase = (2 * Math.PI * index) / divisor + (phaseDegrees * Math.PI) / 180;
    return fade * amplitude * Math.sin(phase);
  });
}

describe('EBU Tech 3341, true peak', () => {
  it.each([
    [15, 4, 0, 0.5, -6],
    [16, 4, 45, 0.5, -6],
    [17, 6, 60, 0.5, -6],
    [18, 8, 67.5, 0.5, -6],
    [19, 4, 45, 1.41, 3],
  ])('signal %i: fs/%i at %f° and %f of full scale', (_, divisor, phase, amplitude, expected) => {
    const channel = sine(divisor, phase, amplitude);
    const peak = pour(createTruePeakMeter(STEREO), [channel, channel])!;
    expect(peak - expected).toBeLessThan(0.2);
    expect(peak - expected).toBeGreaterThan(-0.4);
  });
});

describe('the true peak', () => {
  it('is found wherever in the track and in whichever channel it lies', () => {
    for (const at of [0, 1023, 1024, 9_599]) {
      const loud = new Float32Array(9_600);
      loud[at] = -0.5;
      const peak = pour(createTruePeakMeter(STEREO), [new Float32Array(9_600), loud])!;
      expect(peak).toBeCloseTo(-6.02, 1);
    }
  });

  it('is null for digital silence', () => {
    const silence = new Float32Array(4800);
    expect(pour(createTruePeakMeter(STEREO), [silence, silence])).toBeNull();
  });
});

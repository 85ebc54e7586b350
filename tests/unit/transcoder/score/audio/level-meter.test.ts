import { describe, expect, it } from 'vitest';
import { createLevelMeter } from '../../../../../transcoder/score/audio/level-meter.ts';
import { pour, STEREO, tone } from './tones.ts';

const SILENCE = Number.NEGATIVE_INFINITY;

function measure(...stretches: (readonly [dbfs: number, seconds: number])[]) {
  const channel = tone(stretches.map(([dbfs, seconds]) => ({ dbfs, seconds })));
  return pour(createLevelMeter(STEREO), [channel, channel]);
}

describe('the level meter', () => {
  it('reads the distance of speech from noise', () => {
    expect(measure([-20, 6], [-50, 4]).snrDb).toBeCloseTo(30, 1);
  });

  it('takes no noise floor from digital silence', () => {
    expect(measure([-20, 4], [-50, 4], [SILENCE, 4]).snrDb).toBeCloseTo(30, 1);
  });

  it('finds silences of 3 s and more to the frame', () => {
    const { silences, silentShare } = measure([-20, 4], [SILENCE, 3.5], [-20, 2], [SILENCE, 1]);
    expect(silences).toEqual([{ startSeconds: 4, endSeconds: 7.5 }]);
    expect(silentShare).toBeCloseTo(4.5 / 10.5, 3);
  });

  it('does not take the pauses of a very quiet recording for silence', () => {
    expect(measure([-45, 4], [-70, 4], [-45, 4]).silences).toEqual([]);
  });

  it('calls digital silence silent from end to end, with no signal to noise', () => {
    expect(measure([SILENCE, 5])).toEqual({
      snrDb: null,
      noiseFloorDbfs: null,
      secondSnrDb: [null, null, null, null, null],
      secondNoiseDbfs: [null, null, null, null, null],
      steadyNoise: [false, false, false, false, false],
      silences: [{ startSeconds: 0, endSeconds: 5 }],
      silentShare: 1,
      levelSteps: [],
    });
  });
});

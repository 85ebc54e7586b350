import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import type { AudioMeasured } from '../../../../transcoder/score/measured.ts';
import { planSoundRenditions } from '../../../../transcoder/steps/sound-renditions.ts';
import { STEREO } from '../a-plan.ts';
import { GOOD_AUDIO } from '../score/measured-lesson.ts';

function planned(integratedLufs: number | null, truePeakDbtp: number | null, channels: 1 | 2 = 2) {
  const measured: AudioMeasured = {
    ...{ ...GOOD_AUDIO, truePeakDbtp },
    loudness: { ...GOOD_AUDIO.loudness, integratedLufs },
  };
  return planSoundRenditions({ ...STEREO, channels }, measured, LESSON_LADDER);
}

const LEVEL = {
  ...{ kind: 'level', folder: 'audio-level' },
  ...{ channels: 2, bitrateKbps: 128, sampleRateHz: 48_000 },
};
const LOW = {
  ...{ kind: 'low', folder: 'audio-low' },
  ...{ channels: 1, bitrateKbps: 48, sampleRateHz: 48_000 },
};

it('makes a quiet lesson as loud as the others, as far as its peaks allow', () => {
  expect(planned(-24, -12)).toEqual([
    { ...LEVEL, gainDb: 6 },
    { ...LOW, gainDb: 6 },
  ]);
  expect(planned(-24, -3)).toEqual([
    { ...LEVEL, gainDb: 2 },
    { ...LOW, gainDb: 2 },
  ]);
});

it('makes a loud lesson softer', () => {
  expect(planned(-14, 0).map((each) => each.gainDb)).toEqual([-4, -4]);
});

it.each([
  ['is as loud as the others', -18.4, -6],
  ['cannot be made louder', -24, -1.5],
  ['has nothing that could be heard', null, null],
])('levels no lesson that %s, but has its small sound', (_, integratedLufs, truePeakDbtp) => {
  expect(planned(integratedLufs, truePeakDbtp)).toEqual([{ ...LOW, gainDb: 0 }]);
});

it('keeps a single microphone one channel, at half the bits', () => {
  expect(planned(-24, -12, 1)[0]).toEqual({ ...LEVEL, channels: 1, bitrateKbps: 64, gainDb: 6 });
});

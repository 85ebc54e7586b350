import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { judgeCopy } from '../../../../transcoder/plan/judge-copy.ts';
import { planLesson } from '../../../../transcoder/plan/plan-lesson.ts';
import { savedSource } from './saved-source.ts';

/** Real clips of 13 s, 320×180: H.264 with B-frames, and AAC. */
it.each([
  ['recorder', []],
  ['ntsc-matroska', []],
  ['transport-stream', []],
  ['open-gop', ['copy.open-gop']],
  ['far-keyframes', ['copy.keyframes-far']],
  ['dropped-frames', ['copy.frame-rate-varies']],
  ['late-picture', ['copy.starts-late']],
  ['edit-list', ['copy.edit-list', 'copy.starts-without-keyframe']],
  // It takes its B-frames for a rate of 50.
  ['avi', ['copy.frame-rate-high', 'copy.timestamps', 'copy.starts-late']],
])('%s: %j', (name, picture) => {
  const { probe, scan } = savedSource(name);
  const codes = judgeCopy(probe, scan, LESSON_LADDER).reasons.map(({ code }) => code);
  expect(codes).toEqual(picture);
});

const planned = (name: string) => {
  const { probe, scan } = savedSource(name);
  const copy = judgeCopy(probe, scan, LESSON_LADDER);
  return planLesson(probe, { picture: scan, sound: null }, LESSON_LADDER, {
    copy,
    soundCopy: null,
  });
};

it('a copied lesson has its source’s keyframes', () => {
  const { frames, keyframes, segments, chunks, copied } = planned('recorder');
  expect({ frames, keyframes, segments, chunks }).toEqual({
    frames: 325,
    keyframes: [0, 50, 100, 150, 200, 250, 300],
    segments: [0, 150, 300],
    chunks: [
      { firstFrame: 0, endFrame: 150, seekSeconds: null },
      { firstFrame: 150, endFrame: 325, seekSeconds: 6 },
    ],
  });
  expect(copied).toMatchObject({ name: '180p', width: 320, height: 180 });
});

it('seeks are on the source’s own clock', () => {
  const { zeroSeconds, chunks } = planned('transport-stream');
  expect(zeroSeconds).toBe(1.48);
  expect(chunks[1]?.seekSeconds).toBeCloseTo(7.48, 6);
});

it('a lesson that is not copied has the ladder’s grid, and as many frames as are shown', () => {
  const { frames, keyframes, segments, copied, renditions } = planned('far-keyframes');
  expect({ frames, keyframes, segments, copied }).toEqual({
    frames: 325,
    keyframes: [0, 50, 100, 150, 200, 250, 300],
    segments: [0, 150, 300],
    copied: null,
  });
  expect(renditions.map(({ name }) => name)).toEqual(['180p']);
  expect(planned('edit-list').frames).toBe(247);
});

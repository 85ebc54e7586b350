import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { planGrid } from '../../../../transcoder/plan/plan-grid.ts';

const grid = (
  frames: number,
  given: Readonly<{ rate?: number; still?: boolean; source?: number[] }> = {},
) =>
  planGrid({
    frames,
    framesPerSecond: given.rate ?? 25,
    stillContent: given.still ?? false,
    sourceKeyframes: given.source ?? null,
    ladder: LESSON_LADDER,
  });
const every = (step: number, to: number) =>
  Array.from({ length: Math.ceil(to / step) }, (_, at) => at * step);

describe('the ladder’s grid', () => {
  it('is a keyframe every two seconds and a segment every six', () => {
    expect(grid(400)).toEqual({
      keyframes: [0, 50, 100, 150, 200, 250, 300, 350],
      segments: [0, 150, 300],
    });
  });

  it.each([
    [30_000 / 1001, 60, 180],
    [12.5, 25, 75],
    [17, 34, 102],
  ])('lies on whole frames at %f', (rate, gop, segment) => {
    expect(grid(1000, { rate })).toEqual({
      keyframes: every(gop, 1000),
      segments: every(segment, 1000),
    });
  });

  it('has a keyframe a segment for still content', () => {
    expect(grid(400, { still: true })).toEqual({
      keyframes: [0, 150, 300],
      segments: [0, 150, 300],
    });
  });

  it.each([1, 149, 150])('is one segment of %i frames', (frames) => {
    expect(grid(frames).segments).toEqual([0]);
    expect(grid(frames, { still: true }).keyframes).toEqual([0]);
  });
});

describe('the source’s grid', () => {
  it.each<[string, number, number[], number[], number[]]>([
    ['every two seconds', 400, every(50, 400), every(50, 400), [0, 150, 300]],
    ['as far apart as segments get', 400, every(100, 400), every(100, 400), every(100, 400)],
    ['every ten seconds', 800, every(250, 800), every(250, 800), every(250, 800)],
    ['at changes too', 289, [0, 30, 60, 110, 140, 200], [0, 60, 140, 200], [0, 140]],
    ['every half second', 150, every(12, 150), [0, 60], [0]],
    ['every frame', 160, every(1, 160), [0, 50, 100, 150], [0, 150]],
    ['just past six seconds', 302, [0, 151], [0, 151], [0, 151]],
    ['right before the end', 155, [0, 50, 100, 150], [0, 50, 100, 150], [0, 150]],
  ])('keyframes %s', (_, frames, source, keyframes, segments) => {
    expect(grid(frames, { source })).toEqual({ keyframes, segments });
  });

  it('has only the segments’ keyframes for still content', () => {
    const segments = [0, 140];
    const source = [0, 60, 140, 200];
    expect(grid(260, { source, still: true })).toEqual({ segments, keyframes: segments });
  });

  it('makes no segment longer than the source’s keyframes demand, whatever they are', () => {
    for (const step of [1, 7, 50, 149, 150, 151, 250]) {
      const { keyframes, segments } = grid(2000, { source: every(step, 2000) });
      expect(segments.every((start) => keyframes.includes(start) && start % step === 0)).toBe(true);
      const lengths = segments.map((start, at) => (segments[at + 1] ?? 2000) - start);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(Math.max(150, step));
    }
  });
});

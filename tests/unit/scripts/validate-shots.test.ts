import { describe, expect, it } from 'vitest';
import { f1, matchBoundaries } from '../../../scripts/validate/shots/match-boundaries.ts';
import { planEdit } from '../../../scripts/validate/shots/plan-timeline.ts';
import { renderTimeline } from '../../../scripts/validate/shots/render-timeline.ts';
import type { Take } from '../../../scripts/validate/shots/take.ts';
import {
  type Timeline,
  timelineFrames,
  timelineTruths,
} from '../../../scripts/validate/shots/timeline.ts';

const plain = (level: number): Take => ({
  name: 'plain',
  draw: (_, { luma }) => {
    luma.fill(level);
  },
});
const CUT = { kind: 'cut', frames: 0, heldFrames: 0, label: 'cut' } as const;
const timeline: Timeline = {
  ...{ name: 'three', width: 16, height: 8, rate: '25', framesPerSecond: 25 },
  pieces: [
    { take: plain(50), fromSeconds: 0, frames: 5, join: CUT },
    { take: plain(100), fromSeconds: 0, frames: 5, join: CUT },
    {
      take: plain(200),
      fromSeconds: 0,
      frames: 5,
      join: { kind: 'dissolve', frames: 4, heldFrames: 0, label: 'dissolve' },
    },
  ],
  ...{ flashes: [], noise: 0, flicker: 0, repeats: 1, bars: 0, encoder: [] },
};

describe('an edit drawn for the validation', () => {
  it('has its boundaries where its truth says', () => {
    expect(timelineTruths(timeline)).toEqual([
      { kind: 'cut', label: 'cut', frame: 5, first: 5, end: 5 },
      { kind: 'gradual', label: 'dissolve', frame: 12, first: 10, end: 14 },
    ]);
    const levels = [...renderTimeline(timeline, 1)].map((bytes) => bytes[0]);
    expect(levels).toHaveLength(timelineFrames(timeline));
    expect(levels).toHaveLength(19);
  });

  it('goes from level to level as the joins say', () => {
    const levels: number[] = [];
    for (const bytes of renderTimeline(timeline, 1)) levels.push(bytes[0]!);
    expect(levels).toEqual([
      ...[50, 50, 50, 50, 50, 100, 100, 100, 100, 100],
      ...[120, 140, 160, 180, 200, 200, 200, 200, 200],
    ]);
  });

  it('is the same for the same seed, and another for another', () => {
    const first = (seed: number) => {
      const [frame] = renderTimeline({ ...planEdit(seed, 2), width: 64, height: 36 }, seed);
      return Buffer.from(frame!).toString('base64');
    };
    expect(first(7)).toBe(first(7));
    expect(first(7)).not.toBe(first(9));
  });
});

describe('matching what was found with what is there', () => {
  const truths = timelineTruths(timeline);

  it('takes a cut within two frames and a dissolve within half a second', () => {
    const found = [
      { frame: 7, gradual: false },
      { frame: 24, gradual: true },
    ];
    expect(matchBoundaries(truths, found, 25, true)).toMatchObject({ missed: [], extra: [] });
  });

  it('takes nothing that is further off, of the other kind, or found twice', () => {
    const found = [
      { frame: 8, gradual: false },
      { frame: 12, gradual: false },
      { frame: 25, gradual: true },
    ];
    const { missed, extra } = matchBoundaries(truths, found, 25, true);
    expect(missed).toEqual(truths);
    expect(extra).toEqual(found);
  });

  it('gives the harmonic mean of recall and precision', () => {
    expect(f1(8, 2, 0)).toBeCloseTo((2 * 0.8) / 1.8);
    expect(f1(0, 3, 3)).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { audioGrid, videoGrid } from '../../../../transcoder/package/track-grid.ts';

const cuts = (numerator: number, denominator: number) => ({
  timing: { frameRate: { numerator, denominator } },
  frames: 450,
  segments: [0, 180, 360],
  keyframes: [0, 60, 120, 180, 240, 300, 360, 420],
});

describe('the grid of a picture', () => {
  it.each([
    [25, 1, 10_000, 400],
    [30, 1, 10_020, 334],
    [30_000, 1001, 30_000, 1001],
    [25, 2, 10_000, 800],
    [5, 1, 10_000, 2000],
    [10_000, 417, 10_000, 417],
  ])(
    'at %i/%i has frames of whole ticks, and short ticks',
    (numerator, denominator, timescale, slotTicks) => {
      const grid = videoGrid(cuts(numerator, denominator));
      expect(grid).toEqual({
        timescale,
        slotTicks,
        segments: [0, 180, 360],
        fragments: [0, 60, 120, 180, 240, 300, 360, 420],
      });
      expect(grid.slotTicks / grid.timescale).toBe(denominator / numerator);
    },
  );
});

describe('the grid of a sound', () => {
  it.each([
    [48_000, [0, 282, 563]],
    [44_100, [0, 259, 517]],
  ])('at %i Hz cuts at the blocks nearest to the picture’s segments', (rate, blocks) => {
    const grid = audioGrid(cuts(30_000, 1001), rate, 15.02);
    expect(grid).toEqual({ timescale: rate, slotTicks: 1024, segments: blocks, fragments: blocks });
    for (const [index, block] of blocks.entries()) {
      const picture = (index * 180 * 1001) / 30_000;
      expect(Math.abs((block * 1024) / rate - picture)).toBeLessThanOrEqual(512 / rate);
    }
  });

  /** Where segments start, in whole seconds, of a sound of so many with a picture cut so at 25 frames a second. */
  const startsOf = (segments: readonly number[], frames: number, seconds: number) =>
    audioGrid({ ...cuts(25, 1), segments, frames }, 48_000, seconds).segments.map((block) =>
      Math.round((block * 1024) / 48_000),
    );

  it('goes on in pieces as long as the longest where the sound does', () => {
    expect(startsOf([0, 150, 400], 425, 50)).toEqual([0, 6, 16, 27, 37, 47]);
  });

  it('does not fall into tiny pieces behind a tiny picture', () => {
    expect(startsOf([0], 1, 20)).toEqual([0, 7, 13, 19]);
  });

  it('has no piece of its own for the padding of an encoder', () => {
    expect(startsOf([0, 150], 300, 12.6)).toEqual([0, 6]);
  });
});

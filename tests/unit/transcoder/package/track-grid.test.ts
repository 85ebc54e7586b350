import { describe, expect, it } from 'vitest';
import { audioEnd, audioGrid, videoGrid } from '../../../../transcoder/package/track-grid.ts';

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
    const grid = audioGrid(cuts(30_000, 1001), rate);
    expect(grid).toEqual({ timescale: rate, slotTicks: 1024, segments: blocks, fragments: blocks });
    for (const [index, block] of blocks.entries()) {
      const picture = (index * 180 * 1001) / 30_000;
      expect(Math.abs((block * 1024) / rate - picture)).toBeLessThanOrEqual(512 / rate);
    }
  });

  it.each([
    [48_000, 704],
    [44_100, 647],
  ])('at %i Hz ends at the block nearest to the picture’s end', (rate, end) => {
    expect(audioEnd(cuts(30_000, 1001), rate)).toBe(end);
    expect(Math.abs((end * 1024) / rate - (450 * 1001) / 30_000)).toBeLessThanOrEqual(512 / rate);
  });

  it('has a block even of a single frame', () => {
    expect(audioEnd({ ...cuts(120, 1), frames: 1 }, 48_000)).toBe(1);
  });
});

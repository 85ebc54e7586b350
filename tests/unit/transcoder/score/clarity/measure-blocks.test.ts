import { describe, expect, it } from 'vitest';
import { lumaOf } from '../../../../../transcoder/score/clarity/luma.ts';
import { measureBlocks } from '../../../../../transcoder/score/clarity/measure-blocks.ts';
import { drawScene, frameOf, type Scene, seeded } from '../picture.ts';

const WIDTH = 640;
const HEIGHT = 360;
const blocksOf = (scene: Scene) =>
  measureBlocks(lumaOf(frameOf(scene, WIDTH, HEIGHT), WIDTH, HEIGHT));

const random = seeded(9);
const grain = Float32Array.from({ length: WIDTH * HEIGHT }, () => 12 * (random() - 0.5));
const scene = drawScene(2, 360);
const natural: Scene = (x, y) => scene(x, y) + grain[y * WIDTH + x]!;
/** What is left where each block of 8 × 8 keeps its mean, and so much of its detail. */
const starved =
  (kept: number): Scene =>
  (x, y) => {
    const mean = natural((x & ~7) + 3, (y & ~7) + 3);
    return mean + kept * (natural(x, y) - mean);
  };

describe('blocks', () => {
  it('are not found in a picture without them, though its edges are strong', () => {
    const { visible, any, harsh } = blocksOf(natural);
    expect(visible).toBeCloseTo(1, 1);
    expect(any).toBeCloseTo(1, 1);
    expect(harsh).toBeLessThan(0.02);
  });

  it('show the more, the less is kept of what is in them', () => {
    const strengths = [1, 0.3, 0.1, 0].map((kept) => blocksOf(starved(kept)).visible);
    for (let step = 1; step < strengths.length; step += 1) {
      expect(strengths[step]).toBeGreaterThan(strengths[step - 1]! * 1.2);
    }
  });

  it('are not found in the frames of a slide that lie on the grid by chance', () => {
    const framed: Scene = (x, y) => (x % 160 < 8 || y % 120 < 8 ? 30 : 230);
    const { visible, any, harsh } = blocksOf(framed);
    expect([visible, any, harsh]).toEqual([1, 1, 0]);
  });

  it('are not found on a slide, a wall or a black picture', () => {
    const slide: Scene = (x, y) => (y % 40 < 20 && (x * 7 + y) % 23 < 6 ? 30 : 230);
    for (const plain of [slide, () => 180, () => 16, (x: number) => 60 + x / 8]) {
      expect(blocksOf(plain).visible).toBeLessThan(1.2);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { lumaOf } from '../../../../../transcoder/score/clarity/luma.ts';
import { measureNoise } from '../../../../../transcoder/score/clarity/measure-noise.ts';
import { drawScene, frameOf, seeded } from '../picture.ts';

const WIDTH = 640;
const HEIGHT = 360;

/** Noise of a deviation on top of a scene; another one for every seed. */
function noisy(scene: (x: number, y: number) => number, deviation: number, seed: number) {
  const random = seeded(seed);
  const normal = () => (random() + random() + random() + random() - 2) * Math.sqrt(3);
  return lumaOf(
    frameOf((x, y) => scene(x, y) + deviation * normal(), WIDTH, HEIGHT),
    WIDTH,
    HEIGHT,
  );
}

const scene = drawScene(3, 360);
/** Every pixel differs from its neighbours: gravel, cloth, leaves. */
const texture = (x: number, y: number) => 110 + 40 * Math.sin(x * 2.1) * Math.cos(y * 1.7 + x);

describe('noise', () => {
  it.each([1, 2, 4, 8, 14])('of %i levels is measured to a fifth', (deviation) => {
    const found = measureNoise(noisy(scene, deviation, 1), noisy(scene, deviation, 2))!;
    expect(found / deviation).toBeGreaterThan(0.8);
    expect(found / deviation).toBeLessThan(1.2);
  });

  it('is not found in fine texture that stays where it is', () => {
    expect(measureNoise(noisy(texture, 0.5, 1), noisy(texture, 0.5, 2))).toBeLessThan(0.8);
  });

  it('is found on that texture', () => {
    expect(measureNoise(noisy(texture, 6, 1), noisy(texture, 6, 2))).toBeGreaterThan(4);
  });

  it('is not found in a scene that moves, or is another one', () => {
    const moved = (x: number, y: number) => scene(x + 9, y);
    expect(measureNoise(noisy(scene, 0.5, 1), noisy(moved, 0.5, 2))).toBeLessThan(0.8);
    expect(measureNoise(noisy(scene, 0.5, 1), noisy(drawScene(4, 360), 0.5, 2))).toBeLessThan(0.8);
  });

  it('is not told of a black or a burnt-out picture', () => {
    const plain = (level: number) =>
      lumaOf(
        frameOf(() => level, WIDTH, HEIGHT),
        WIDTH,
        HEIGHT,
      );
    expect(measureNoise(plain(16), null)).toBeNull();
    expect(measureNoise(plain(235), null)).toBeNull();
  });
});

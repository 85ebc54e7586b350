import { describe, expect, it } from 'vitest';
import { lumaOf } from '../../../../../transcoder/score/clarity/luma.ts';
import { measureEdges } from '../../../../../transcoder/score/clarity/measure-edges.ts';
import { blurred, drawScene, frameOf, seeded } from '../picture.ts';

const WIDTH = 320;
const HEIGHT = 192;

const edgesOf = (bytes: Uint8Array, noise = 0) => measureEdges(lumaOf(bytes, WIDTH, HEIGHT), noise);
const widthOf = (bytes: Uint8Array) => edgesOf(bytes).width;

describe('the width of edges', () => {
  const sharp = frameOf(drawScene(1), WIDTH, HEIGHT);

  it('is one pixel where edges are sharp', () => {
    expect(widthOf(sharp)).toBeLessThan(1.1);
  });

  it('grows with every step of blur', () => {
    const widths = [0, 1, 2, 3, 5].map((radius) => widthOf(blurred(sharp, WIDTH, HEIGHT, radius))!);
    for (let step = 1; step < widths.length; step += 1) {
      expect(widths[step]).toBeGreaterThan(widths[step - 1]! * 1.2);
    }
  });

  it('does not depend on contrast', () => {
    const scene = drawScene(1);
    const faint = frameOf((x, y) => 90 + scene(x, y) / 3, WIDTH, HEIGHT);
    const ratio =
      widthOf(blurred(faint, WIDTH, HEIGHT, 3))! / widthOf(blurred(sharp, WIDTH, HEIGHT, 3))!;
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.25);
  });

  it('is not sharpened by noise of a known deviation', () => {
    const random = seeded(5);
    const soft = blurred(sharp, WIDTH, HEIGHT, 3);
    // The sum of four has a deviation of 5 levels.
    const noise = () => (random() + random() + random() + random() - 2) * 8.66;
    const noisy = soft.map((value) => Math.max(0, Math.min(255, Math.round(value + noise()))));
    expect(edgesOf(noisy, 5).width).toBeGreaterThan(0.7 * widthOf(soft)!);
  });

  it('asks only tiles with something in them: a few words on a blank slide are as sharp as a page', () => {
    const words = frameOf(
      (x, y) => (y > 20 && y < 50 && x > 30 && x < 120 && x % 7 < 2 ? 30 : 220),
      WIDTH,
      HEIGHT,
    );
    expect(widthOf(words)).toBeCloseTo(1, 5);
  });

  it('is not told where there is no detail at all', () => {
    expect(widthOf(frameOf(() => 180, WIDTH, HEIGHT))).toBeNull();
    expect(widthOf(frameOf((x, y) => 100 + (x + y) / 40, WIDTH, HEIGHT))).toBeNull();
  });

  it('comes with the swing of a scaler beside edges, which no lens leaves', () => {
    const step = (x: number) => (Math.floor(x / 42) % 2 === 0 ? 60 : 180);
    const profile = [0, 0, -6, 10, 60, 110, 126, 120, 120];
    // Beside each step of 120 levels a swing of 6, as a bicubic kernel leaves it.
    const swung = frameOf(
      (x) => {
        const near = ((x + 21) % 42) - 21;
        if (Math.abs(near) > 4 || x < 21) return step(x);
        const rises = step(x + 10) > step(x - 10);
        const along = profile[near + 4]!;
        return rises ? 60 + along : 180 - along;
      },
      WIDTH,
      HEIGHT,
    );
    expect(edgesOf(swung).overshoot).toBeGreaterThan(0.03);
    const soft = blurred(frameOf(step, WIDTH, HEIGHT), WIDTH, HEIGHT, 2);
    expect(edgesOf(soft).overshoot).toBeLessThan(0.01);
  });
});

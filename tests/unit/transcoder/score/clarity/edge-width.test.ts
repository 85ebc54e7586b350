import { describe, expect, it } from 'vitest';
import { measureEdgeWidth } from '../../../../../transcoder/score/clarity/edge-width.ts';
import { lumaOf } from '../../../../../transcoder/score/clarity/luma.ts';
import { blurred, drawScene, frameOf } from '../picture.ts';

const WIDTH = 320;
const HEIGHT = 192;

function widthOf(bytes: Uint8Array): number | null {
  return measureEdgeWidth(lumaOf(bytes, WIDTH, HEIGHT)).edgeWidth;
}

describe('the width of edges', () => {
  const sharp = frameOf(drawScene(1), WIDTH, HEIGHT);

  it('is one pixel where edges are sharp', () => {
    expect(widthOf(sharp)).toBeLessThan(1.1);
  });

  it('grows with every step of blur', () => {
    const widths = [0, 1, 2, 3, 5].map((radius) => widthOf(blurred(sharp, WIDTH, HEIGHT, radius))!);
    for (let step = 1; step < widths.length; step += 1) {
      expect(widths[step]).toBeGreaterThan(widths[step - 1]!);
    }
  });

  it('does not depend on contrast', () => {
    const scene = drawScene(1);
    const faint = frameOf((x, y) => 90 + scene(x, y) / 3, WIDTH, HEIGHT);
    const blurredWidth = widthOf(blurred(sharp, WIDTH, HEIGHT, 3))!;
    expect(widthOf(blurred(faint, WIDTH, HEIGHT, 3))! / blurredWidth).toBeCloseTo(1, 0);
  });

  it('asks only tiles with something in them: a few words on a blank slide are as sharp as a page', () => {
    const words = frameOf(
      (x, y) => (y > 20 && y < 50 && x > 30 && x < 90 && x % 6 < 2 ? 30 : 220),
      WIDTH,
      HEIGHT,
    );
    expect(widthOf(words)).toBe(1);
  });

  it('is not told where there is no detail at all', () => {
    expect(widthOf(frameOf(() => 180, WIDTH, HEIGHT))).toBeNull();
    expect(widthOf(frameOf((x, y) => 100 + (x + y) / 20, WIDTH, HEIGHT))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { measureCast } from '../../../../../transcoder/score/clarity/measure-cast.ts';
import { seeded } from '../picture.ts';

const WIDTH = 640;
const HEIGHT = 360;
type Rgb = readonly [red: number, green: number, blue: number];

/** A yuv420p frame of squares, BT.601, under a light. */
function room(colours: readonly Rgb[], light: Rgb = [1, 1, 1]): Uint8Array {
  const bytes = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  const random = seeded(4);
  const square = 80;
  const columns = WIDTH / square;
  const chosen = Array.from(
    { length: columns * Math.ceil(HEIGHT / square) },
    (_, index) => colours[index % colours.length]!,
  ).sort(() => random() - 0.5);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const colour = chosen[Math.floor(y / square) * columns + Math.floor(x / square)]!;
      const [red, green, blue] = colour.map((value, index) => value * light[index]!) as [
        number,
        number,
        number,
      ];
      const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
      bytes[y * WIDTH + x] = 16 + luma * (219 / 255);
      const at = WIDTH * HEIGHT + (y >> 1) * (WIDTH / 2) + (x >> 1);
      bytes[at] = 128 + 0.564 * (blue - luma) * (224 / 255);
      bytes[at + (WIDTH * HEIGHT) / 4] = 128 + 0.713 * (red - luma) * (224 / 255);
    }
  }
  return bytes;
}

const castOf = (colours: readonly Rgb[], light?: Rgb) =>
  measureCast(room(colours, light), WIDTH, HEIGHT);
const WHITE: Rgb = [225, 224, 220];
const WALL: Rgb = [190, 188, 180];
const BOARD: Rgb = [60, 95, 75];
const CURTAIN: Rgb = [170, 30, 40];
const WOOD: Rgb = [150, 110, 70];
const CLASSROOM = [WHITE, WALL, WALL, BOARD, WOOD];

describe('a colour cast', () => {
  it('is not seen in a classroom under white light', () => {
    expect(castOf(CLASSROOM)!.strength).toBeLessThan(0.05);
  });

  it.each([
    ['blue', [0.7, 0.85, 1], 1, 0],
    ['yellow', [1, 1, 0.65], -1, 0],
    ['red', [1, 0.75, 0.75], 0, 1],
    ['green', [0.7, 1, 0.7], -1, -1],
  ] as const)('is seen under %s light, and which it is', (_, light, blue, red) => {
    const cast = castOf(CLASSROOM, light)!;
    expect(cast.strength).toBeGreaterThan(0.1);
    if (blue !== 0) expect(Math.sign(cast.blue)).toBe(blue);
    if (red !== 0) expect(Math.sign(cast.red)).toBe(red);
  });

  it('grows with the light', () => {
    const strengths = [1, 0.9, 0.75, 0.6].map((blue) => castOf(CLASSROOM, [1, 1, blue])!.strength);
    for (let step = 1; step < strengths.length; step += 1) {
      expect(strengths[step]).toBeGreaterThan(strengths[step - 1]!);
    }
  });

  it('is no board, curtain or floor that fills most of the picture', () => {
    for (const thing of [BOARD, CURTAIN, WOOD]) {
      const colours = [thing, thing, thing, thing, WALL];
      expect(castOf(colours)!.strength).toBeLessThan(0.06);
    }
  });

  it('is not told of a picture in the dark', () => {
    expect(castOf([[8, 4, 20]])).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { yuvToRgb } from '../../../../transcoder/package/yuv-to-rgb.ts';

/** Four pixels of one colour. */
function flat(y: number, u: number, v: number) {
  return { bytes: Uint8Array.of(y, y, y, y, u, v), width: 2, height: 2 };
}

it.each([
  ['black', 'bt709', 16, 128, 128, [0, 0, 0]],
  ['white', 'bt709', 235, 128, 128, [255, 255, 255]],
  ['red of high definition', 'bt709', 63, 102, 240, [255, 0, 0]],
  ['red of standard definition', 'smpte170m', 81, 90, 240, [254, 0, 0]],
  ['blue of high definition', 'bt709', 32, 240, 118, [0, 0, 255]],
] as const)('turns %s into RGB', (_, matrix, y, u, v, rgb) => {
  const [red, green, blue] = yuvToRgb(flat(y, u, v), matrix);
  for (const [index, value] of [red, green, blue].entries()) {
    expect(Math.abs(value! - rgb[index]!)).toBeLessThanOrEqual(2);
  }
});

it('gives each pair of pixels the colour that they share', () => {
  const frame = {
    bytes: Uint8Array.of(81, 81, 145, 145, 81, 81, 145, 145, 90, 54, 240, 34),
    width: 4,
    height: 2,
  };
  const rgb = yuvToRgb(frame, 'smpte170m');
  expect([...rgb.subarray(0, 3)].map((each) => each > 128)).toEqual([true, false, false]);
  expect([...rgb.subarray(9, 12)].map((each) => each > 128)).toEqual([false, true, false]);
});

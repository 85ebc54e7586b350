import sharp from 'sharp';
import { makeTexture } from './make-texture.ts';
import { createPicture, type Picture } from './picture.ts';
import type { Random } from './random.ts';
import { rgbToYuv } from './rgb-to-yuv.ts';

/** How a drawing becomes a photograph of it. */
export type Surface = Readonly<{
  /** Uneven paint, wood and cloth: share of the light, one deviation. */
  texture: number;
  /** Softness of the lens, pixels (one deviation); 0 for what comes from a computer. */
  lens: number;
  /** How much darker the corners are, 0 to 1. */
  falloff: number;
}>;

export const FROM_A_COMPUTER: Surface = { texture: 0, lens: 0, falloff: 0 };

/** What stands still in a view, of the given size (even numbers). */
export async function makePlate(
  svg: string,
  size: Readonly<{ width: number; height: number }>,
  surface: Surface,
  random: Random,
): Promise<Picture> {
  const { width, height } = size;
  const drawn = sharp(Buffer.from(svg)).resize(width, height, { fit: 'fill' }).removeAlpha();
  const seen = surface.lens >= 0.3 ? drawn.blur(surface.lens) : drawn;
  const rgb = await seen.raw().toBuffer();
  const texture = surface.texture > 0 ? await makeTexture(random, width, height) : null;
  const picture = createPicture(width, height);
  const [sumU, sumV] = [new Float32Array(picture.u.length), new Float32Array(picture.v.length)];
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1, at += 1) {
      const [dx, dy] = [column / width - 0.5, row / height - 0.5];
      const light =
        (1 + (texture === null ? 0 : texture[at]! * surface.texture)) *
        (1 - surface.falloff * 2 * (dx * dx + dy * dy));
      const [y, u, v] = rgbToYuv(
        rgb[at * 3]! * light,
        rgb[at * 3 + 1]! * light,
        rgb[at * 3 + 2]! * light,
      );
      picture.y[at] = Math.min(y, 235);
      const half = (row >> 1) * (width >> 1) + (column >> 1);
      sumU[half]! += u / 4;
      sumV[half]! += v / 4;
    }
  }
  picture.u.set(sumU);
  picture.v.set(sumV);
  return picture;
}

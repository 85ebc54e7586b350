import sharp from 'sharp';
import { rgbToYuv } from './rgb-to-yuv.ts';

/** A cut-out figure: limited-range planes of one size and an opacity of 0 to 1. */
export type Sprite = Readonly<{
  width: number;
  height: number;
  y: Float32Array;
  u: Float32Array;
  v: Float32Array;
  alpha: Float32Array;
}>;

/** Draws an SVG at `scale`, softened as a lens does (pixels, one deviation). */
export async function makeSprite(svg: string, scale: number, lens: number): Promise<Sprite> {
  const drawing = sharp(Buffer.from(svg), { density: Math.max(1, 72 * scale) });
  const soft = lens >= 0.3 ? drawing.blur(lens) : drawing;
  const { data, info } = await soft.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const plane = () => new Float32Array(width * height);
  const sprite: Sprite = { width, height, y: plane(), u: plane(), v: plane(), alpha: plane() };
  for (let at = 0; at < width * height; at += 1) {
    const [y, u, v] = rgbToYuv(data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!);
    sprite.y[at] = y;
    sprite.u[at] = u;
    sprite.v[at] = v;
    sprite.alpha[at] = data[at * 4 + 3]! / 255;
  }
  return sprite;
}

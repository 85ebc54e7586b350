import sharp from 'sharp';
import type { Random } from './random.ts';

/**
 * A field with the spectrum of natural surfaces (each octave half as strong as the one twice as coarse), mean about 0,
 * deviation about 1, of the given size.
 */
export async function makeTexture(
  random: Random,
  width: number,
  height: number,
): Promise<Float32Array> {
  const field = new Float32Array(width * height);
  for (let cells = 3, weight = 1; cells < width; cells *= 2, weight *= 0.62) {
    const [columns, rows] = [cells, Math.max(2, Math.round((cells * height) / width))];
    const grid = Buffer.from(
      Uint8Array.from({ length: columns * rows }, () => Math.floor(random.unit() * 256)),
    );
    const octave = await sharp(grid, { raw: { width: columns, height: rows, channels: 1 } })
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .extractChannel(0)
      .raw()
      .toBuffer();
    for (let at = 0; at < field.length; at += 1) {
      field[at]! += ((octave[at]! - 127.5) / 64) * weight;
    }
  }
  return field;
}

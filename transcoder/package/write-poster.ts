import sharp from 'sharp';
import type { VersionOutput } from '../output/version-output.ts';
import type { Plan } from '../plan/plan.ts';
import { type YuvFrame, yuvToRgb } from './yuv-to-rgb.ts';

const MAX_WIDTH = 1280;
const MAX_HEIGHT = 1280;

/** Writes `poster.webp` for browsers and `poster.jpg` for everything else; never larger than the frame. */
export async function writePoster(
  frame: YuvFrame,
  matrix: Plan['picture']['matrix'],
  output: Pick<VersionOutput, 'write'>,
): Promise<void> {
  const rgb = yuvToRgb(frame, matrix);
  const picture = sharp(rgb, {
    raw: { width: frame.width, height: frame.height, channels: 3 },
  }).resize({
    width: MAX_WIDTH,
    height: MAX_HEIGHT,
    fit: 'inside',
    withoutEnlargement: true,
  });
  await output.write('poster.webp', await picture.clone().webp({ quality: 80 }).toBuffer());
  const jpeg = await picture.clone().jpeg({ quality: 82, mozjpeg: true }).toBuffer();
  await output.write('poster.jpg', jpeg);
}

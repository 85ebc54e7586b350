import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Plan } from '../plan/plan.ts';
import type { PictureTap } from '../score/taps.ts';
import { planStoryboard } from './plan-storyboard.ts';
import { yuvToRgb } from './yuv-to-rgb.ts';

export type Thumbnails = Readonly<{
  tap: PictureTap;
  /** Copies, yuv420p, in order. */
  frames: readonly Uint8Array[];
  matrix: Plan['picture']['matrix'];
  durationSeconds: number;
}>;

/** Writes `storyboard.vtt` and the sheets that it names. */
export async function writeStoryboard(thumbnails: Thumbnails, outputFolder: string): Promise<void> {
  const { tap, frames, matrix, durationSeconds } = thumbnails;
  const { width, height } = tap;
  const everySeconds = Math.round(1 / tap.framesPerSecond);
  const storyboard = planStoryboard({
    count: frames.length,
    width,
    height,
    everySeconds,
    durationSeconds,
  });
  let next = 0;
  for (const { file, count } of storyboard.sheets) {
    const pictures = frames
      .slice(next, next + count)
      .map((bytes) => yuvToRgb({ bytes, width, height }, matrix));
    next += count;
    await writeSheet(pictures, tap, storyboard.columns, join(outputFolder, file));
  }
  await writeFile(join(outputFolder, 'storyboard.vtt'), storyboard.vtt);
}

async function writeSheet(
  pictures: readonly Uint8Array[],
  { width, height }: PictureTap,
  columns: number,
  file: string,
): Promise<void> {
  const sheet = {
    width: width * Math.min(columns, pictures.length),
    height: height * Math.ceil(pictures.length / columns),
    channels: 3 as const,
    background: '#000000',
  };
  await sharp({ create: sheet })
    .composite(
      pictures.map((picture, index) => ({
        input: Buffer.from(picture.buffer),
        raw: { width, height, channels: 3 as const },
        left: (index % columns) * width,
        top: Math.floor(index / columns) * height,
      })),
    )
    .webp({ quality: 70 })
    .toFile(file);
}

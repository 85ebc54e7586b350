import sharp from 'sharp';
import type { VersionOutput } from '../output/version-output.ts';
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
export async function writeStoryboard(
  thumbnails: Thumbnails,
  output: Pick<VersionOutput, 'write'>,
): Promise<void> {
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
    await output.write(file, await drawSheet(pictures, tap, storyboard.columns));
  }
  await output.write('storyboard.vtt', storyboard.vtt);
}

function drawSheet(
  pictures: readonly Uint8Array[],
  { width, height }: PictureTap,
  columns: number,
): Promise<Uint8Array> {
  const sheet = {
    width: width * Math.min(columns, pictures.length),
    height: height * Math.ceil(pictures.length / columns),
    channels: 3 as const,
    background: '#000000',
  };
  return sharp({ create: sheet })
    .composite(
      pictures.map((picture, index) => ({
        input: Buffer.from(picture.buffer),
        raw: { width, height, channels: 3 as const },
        left: (index % columns) * width,
        top: Math.floor(index / columns) * height,
      })),
    )
    .webp({ quality: 70 })
    .toBuffer();
}

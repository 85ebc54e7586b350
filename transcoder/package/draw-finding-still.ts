import sharp from 'sharp';
import type { Size } from '../plan/fit-size.ts';
import type { Plan } from '../plan/plan.ts';
import { yuvToRgb } from './yuv-to-rgb.ts';

/** Between two frames, so that one picture is not taken for the other's edge. */
const GAP = 4;

/** How large frames of this size are side by side. */
export function sizeOfStill(panel: Size, count: number): Size {
  return { width: panel.width * count + GAP * (count - 1), height: panel.height };
}

/** Frames side by side as one WebP. Each is yuv420p, `panel` large. */
export async function drawFindingStill(
  frames: readonly Uint8Array[],
  panel: Size,
  matrix: Plan['picture']['matrix'],
): Promise<Uint8Array> {
  const canvas = { ...sizeOfStill(panel, frames.length), channels: 3 as const };
  return sharp({ create: { ...canvas, background: '#ffffff' } })
    .composite(
      frames.map((bytes, index) => ({
        input: Buffer.from(yuvToRgb({ bytes, ...panel }, matrix).buffer),
        raw: { ...panel, channels: 3 as const },
        left: index * (panel.width + GAP),
        top: 0,
      })),
    )
    .webp({ quality: 80 })
    .toBuffer();
}

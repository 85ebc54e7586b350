import type { StillMeasured } from '../measured.ts';
import type { Luma } from './luma.ts';

/** Highest legal luma of limited range; what a sensor lost lies here or above. */
const CLIPPED = 235;

/** Percentiles of luma and the share of pixels burnt out. Reads every second pixel of every second row. */
export function measureExposure({
  data,
  width,
  height,
}: Luma): Pick<
  StillMeasured,
  'blackLevel' | 'middleLevel' | 'lightLevel' | 'whiteLevel' | 'peakLevel' | 'clippedShare'
> {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let y = 0; y < height; y += 2) {
    for (let index = y * width; index < (y + 1) * width; index += 2) {
      histogram[data[index]!]! += 1;
      count += 1;
    }
  }
  const levelAt = (share: number): number => {
    let seen = 0;
    for (let level = 0; level < 256; level += 1) {
      seen += histogram[level]!;
      if (seen >= share * count) return level;
    }
    return 255;
  };
  let clipped = 0;
  for (let level = CLIPPED; level < 256; level += 1) clipped += histogram[level]!;
  return {
    blackLevel: levelAt(0.02),
    middleLevel: levelAt(0.5),
    lightLevel: levelAt(0.9),
    whiteLevel: levelAt(0.98),
    peakLevel: levelAt(0.997),
    clippedShare: clipped / count,
  };
}

import type { Luma } from './luma.ts';
import { halveLuma } from './luma.ts';

/** Tiles are this large at the finest scale and halve with each coarser one. */
const TILE = 64;
/** Full, 1/2, 1/4, 1/8, 1/16. */
const SCALES = 5;
/** Contrast between neighbours at 1/4 size and less that noise does not reach: there is detail to judge. */
const DETAIL = 14;
/** Noise's gradients, taken off the finest: as a multiple of its deviation, what its peaks in a tile reach. */
const NOISE_PEAK = 3;

export type TileSharpness = Readonly<{
  /** Pixels over which the sharpest edges pass from dark to light: the sharpest tenth of all tiles with detail. null: none has. */
  edgeWidth: number | null;
  /** Share of the tiles that have detail, 0 to 1. */
  detailShare: number;
}>;

/**
 * Sharpness where there is detail. A sharp edge is as steep at full size as at a quarter of it; one blurred over
 * n pixels is n times less steep. The ratio needs no contrast, and tiles without an edge (a wall, a slide's
 * background, a dark corner) are not asked.
 */
export function measureEdgeWidth(luma: Luma): TileSharpness {
  const columns = Math.floor(luma.width / TILE);
  const rows = Math.floor(luma.height / TILE);
  const peaks: Float32Array[] = [];
  let scaled = luma;
  for (let scale = 0; scale < SCALES; scale += 1) {
    if (scale > 0) scaled = halveLuma(scaled);
    peaks.push(tilePeaks(scaled, TILE >> scale, columns, rows));
  }
  const widths = tileWidths(peaks);
  const sharper = widths.length === 0 ? null : widths[Math.floor(widths.length / 10)]!;
  const tiles = columns * rows;
  return { edgeWidth: sharper, detailShare: tiles === 0 ? 0 : widths.length / tiles };
}

/** Widths of the tiles that have detail, ascending. */
function tileWidths(peaks: readonly Float32Array[]): Float32Array {
  const finest = peaks[0]!;
  // The quietest tenth of the tiles show noise and nothing else.
  const noise = finest.length === 0 ? 0 : finest.toSorted()[Math.floor(finest.length / 10)]! / 2;
  const noisePeak = Math.min(noise, 6) * NOISE_PEAK;
  const widths: number[] = [];
  for (let tile = 0; tile < finest.length; tile += 1) {
    if (Math.max(peaks[2]![tile]!, peaks[3]![tile]!, peaks[4]![tile]!) < DETAIL) continue;
    const fine = Math.sqrt(Math.max(1, finest[tile]! ** 2 - noisePeak ** 2));
    const coarse = Math.max(...peaks.slice(1).map((scale) => scale[tile]!));
    widths.push(Math.max(1, coarse / fine));
  }
  return Float32Array.from(widths).sort();
}

/** The steepest step between neighbouring pixels in each tile. */
function tilePeaks(luma: Luma, tile: number, columns: number, rows: number): Float32Array {
  const { data, width } = luma;
  const peaks = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let y = row * tile; y < (row + 1) * tile - 1; y += 1) {
      for (let column = 0; column < columns; column += 1) {
        const start = y * width + column * tile;
        let peak = peaks[row * columns + column]!;
        for (let index = start; index < start + tile - 1; index += 1) {
          const across = Math.abs(data[index + 1]! - data[index]!);
          const down = Math.abs(data[index + width]! - data[index]!);
          if (across > peak) peak = across;
          if (down > peak) peak = down;
        }
        peaks[row * columns + column] = peak;
      }
    }
  }
  return peaks;
}

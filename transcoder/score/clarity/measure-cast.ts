import type { Cast } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** Tiles of so many luma pixels; of each every eighth pixel in both directions is read. */
const TILE = 32;
const STEP = 8;
/** Darker, colour drowns in rounding; brighter, it is cut off. */
const DARKEST = 50;
const BRIGHTEST = 228;
/** A picture with less than this share of tiles to judge is not judged. */
const MIN_SHARE = 0.05;
/** Something in nearly every scene is all but grey: paper, a wall, hair, clothes. So many tiles must be it. */
const NEUTRAL_SHARE = 0.06;
/** The brightest of the lit tiles are lamps, paper, sky, chalk: mostly white. */
const BRIGHT_SHARE = 0.15;

/**
 * The colour that lies over everything, from a yuv420p frame; null where too little is lit. Colour is taken relative to
 * brightness, as light gives it. There is a cast where even the least coloured tiles are not grey and the brightest ones
 * agree on a colour; one coloured thing, however large, leaves others grey.
 */
export function measureCast(bytes: Uint8Array, width: number, height: number): Cast | null {
  const tiles = litTiles(bytes, width, height);
  const all = Math.floor(width / TILE) * Math.floor(height / TILE);
  if (tiles.length < MIN_SHARE * all) return null;
  const bright = tiles
    .toSorted((a, b) => b.luma - a.luma)
    .slice(0, Math.ceil(BRIGHT_SHARE * tiles.length));
  const blue = mean(bright.map((tile) => tile.blue));
  const red = mean(bright.map((tile) => tile.red));
  const length = Math.hypot(blue, red);
  if (length === 0) return { strength: 0, blue, red };
  const least = quantile(
    tiles.map((tile) => Math.hypot(tile.blue, tile.red)),
    NEUTRAL_SHARE,
  );
  const agreed = quantile(
    bright.map((tile) => (tile.blue * blue + tile.red * red) / length),
    0.5,
  );
  return {
    strength: Math.max(0, Math.min(least, agreed)),
    blue: blue / length,
    red: red / length,
  };
}

/** Colour differences as a share of brightness. */
type Tile = Readonly<{ luma: number; blue: number; red: number }>;

function litTiles(bytes: Uint8Array, width: number, height: number): Tile[] {
  const half = width >> 1;
  const blueAt = width * height;
  const redAt = blueAt + half * (height >> 1);
  const tiles: Tile[] = [];
  for (let top = 0; top + TILE <= height; top += TILE) {
    for (let left = 0; left + TILE <= width; left += TILE) {
      let luma = 0;
      let blue = 0;
      let red = 0;
      for (let y = top; y < top + TILE; y += STEP) {
        for (let x = left; x < left + TILE; x += STEP) {
          const chroma = (y >> 1) * half + (x >> 1);
          luma += bytes[y * width + x]!;
          blue += bytes[blueAt + chroma]!;
          red += bytes[redAt + chroma]!;
        }
      }
      const samples = (TILE / STEP) ** 2;
      luma /= samples;
      if (luma < DARKEST || luma > BRIGHTEST) continue;
      const light = luma - 16;
      tiles.push({
        luma,
        blue: (blue / samples - 128) / light,
        red: (red / samples - 128) / light,
      });
    }
  }
  return tiles;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function quantile(values: readonly number[], share: number): number {
  return percentile(
    values.toSorted((a, b) => a - b),
    share,
  );
}

import type { Cast } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** Tiles of so many luma pixels; of each every eighth pixel in both directions is read. */
const TILE = 32;
const STEP = 8;
/** Darker, colour drowns in rounding; brighter, it is cut off. */
const DARKEST = 50;
const BRIGHTEST = 228;
/** A channel this full is cut off, and what is left of a white thing's colour is less than the light's. */
const FULL = 243;
/** A picture with less than this share of tiles to judge is not judged. */
const MIN_SHARE = 0.05;
/** Something in nearly every scene is all but grey: paper, a wall, hair, clothes. So many tiles must be it. */
const NEUTRAL_SHARE = 0.06;
/** The brightest pixels are lamps, paper, sky, the strokes of chalk: mostly white. */
const BRIGHT_SHARE = 0.01;

/**
 * The colour that lies over everything, from a yuv420p frame; null where too little is lit. Colour is taken relative to
 * brightness, as light gives it. There is a cast where even the least coloured tiles are not grey and the brightest
 * pixels have a colour in common; one coloured thing, however large, leaves others grey.
 */
export function measureCast(bytes: Uint8Array, width: number, height: number): Cast | null {
  const tiles = litTiles(bytes, width, height);
  const all = Math.floor(width / TILE) * Math.floor(height / TILE);
  // A picture smaller than a tile has none.
  if (tiles.length === 0 || tiles.length < MIN_SHARE * all) return null;
  const { blue, red } = brightColour(bytes, width, height);
  const length = Math.hypot(blue, red);
  if (length === 0) return { strength: 0, blue, red };
  const least = percentile(
    tiles.map((tile) => Math.hypot(tile.blue, tile.red)).sort((a, b) => a - b),
    NEUTRAL_SHARE,
  );
  return { strength: Math.min(least, length), blue: blue / length, red: red / length };
}

/** The mean colour of the brightest pixels that are not cut off. */
function brightColour(bytes: Uint8Array, width: number, height: number) {
  const counts = new Uint32Array(256);
  let lit = 0;
  const planes = (width >> 1) * (height >> 1);
  eachSample(width, height, (luma, chroma) => {
    const level = bytes[luma]!;
    if (level < DARKEST || isCutOff(level, bytes[chroma]!, bytes[chroma + planes]!)) return;
    counts[level]! += 1;
    lit += 1;
  });
  let from = BRIGHTEST;
  for (let seen = counts[from]!; seen < BRIGHT_SHARE * lit && from > DARKEST; ) {
    from -= 1;
    seen += counts[from]!;
  }
  let blue = 0;
  let red = 0;
  let found = 0;
  eachSample(width, height, (luma, chroma) => {
    const level = bytes[luma]!;
    if (level < from || isCutOff(level, bytes[chroma]!, bytes[chroma + planes]!)) return;
    blue += (bytes[chroma]! - 128) / (level - 16);
    red += (bytes[chroma + planes]! - 128) / (level - 16);
    found += 1;
  });
  return { blue: blue / Math.max(1, found), red: red / Math.max(1, found) };
}

/** Whether light filled brightness, red or blue (BT.601's is near enough for all matrices). */
function isCutOff(luma: number, blue: number, red: number): boolean {
  if (luma > BRIGHTEST) return true;
  const light = 1.164 * (luma - 16);
  return light + 1.596 * (red - 128) > FULL || light + 2.018 * (blue - 128) > FULL;
}

/** The places of a sampled pixel's luma and Cb. */
function eachSample(
  width: number,
  height: number,
  visit: (luma: number, chroma: number) => void,
): void {
  const half = width >> 1;
  for (let y = 0; y < height; y += STEP) {
    for (let x = 0; x < width; x += STEP) {
      visit(y * width + x, width * height + (y >> 1) * half + (x >> 1));
    }
  }
}

/** Colour differences as a share of brightness. */
type Tile = Readonly<{ blue: number; red: number }>;

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
      if (luma < DARKEST || isCutOff(luma, blue / samples, red / samples)) continue;
      const light = luma - 16;
      tiles.push({
        blue: (blue / samples - 128) / light,
        red: (red / samples - 128) / light,
      });
    }
  }
  return tiles;
}

import { createRandom } from '../material/random.ts';

/**
 * A tile of texture with the statistics of natural surfaces: power falls as 1/f, so every octave adds as much contrast
 * as the one before. Values −1 to 1 or so, row by row; it repeats without a seam.
 */
export function makeTexture(seed: number, size: number, octaves: number): Float32Array {
  const random = createRandom(seed).unit;
  const texture = new Float32Array(size * size);
  for (let octave = 0; octave < octaves; octave += 1) {
    const cell = 2 ** (octave + (octaves >= 8 ? 0 : 1));
    const cells = size / cell;
    const lattice = Float32Array.from({ length: cells * cells }, () => random() * 2 - 1);
    const at = (x: number, y: number) => lattice[(y % cells) * cells + (x % cells)]!;
    for (let y = 0; y < size; y += 1) {
      const row = Math.floor(y / cell);
      const down = ease((y % cell) / cell);
      for (let x = 0; x < size; x += 1) {
        const column = Math.floor(x / cell);
        const across = ease((x % cell) / cell);
        const top = at(column, row) * (1 - across) + at(column + 1, row) * across;
        const bottom = at(column, row + 1) * (1 - across) + at(column + 1, row + 1) * across;
        texture[y * size + x]! += (top * (1 - down) + bottom * down) / Math.sqrt(octaves);
      }
    }
  }
  return texture;
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}

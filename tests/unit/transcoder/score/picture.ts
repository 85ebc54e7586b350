/** Repeatable random numbers, 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A picture without an edge: brightness at a place, limited range. */
export type Scene = (x: number, y: number) => number;

/** Rectangles on a ground, never the same for two seeds; larger than any frame, so that a camera can pan over it. */
export function drawScene(seed: number, size = 200): Scene {
  const random = seeded(seed);
  const width = 3 * size;
  const canvas = new Uint8Array(width * size).fill(40 + random() * 150);
  for (let box = 0; box < 160; box += 1) {
    const left = Math.floor(random() * width);
    const top = Math.floor(random() * size);
    const right = Math.min(width, left + 4 + Math.floor(random() * 24));
    const bottom = Math.min(size, top + 4 + Math.floor(random() * 20));
    const level = 24 + random() * 200;
    for (let y = top; y < bottom; y += 1) canvas.fill(level, y * width + left, y * width + right);
  }
  return (x, y) => canvas[(y % size) * width + (x % width)]!;
}

/** A yuv420p frame of a brightness function; grey. */
export function frameOf(scene: Scene, width: number, height: number): Uint8Array {
  const bytes = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      bytes[y * width + x] = Math.max(16, Math.min(235, Math.round(scene(x, y))));
    }
  }
  return bytes;
}

/** A frame's brightness blurred by a box of 2 × radius + 1, twice: near enough to a lens out of focus. */
export function blurred(bytes: Uint8Array, width: number, height: number, radius: number) {
  const luma = Float32Array.from(bytes.subarray(0, width * height));
  for (const [step, stride, count, length] of [
    [1, width, height, width],
    [width, 1, width, height],
    [1, width, height, width],
    [width, 1, width, height],
  ] as const) {
    for (let line = 0; line < count; line += 1) {
      const values = Array.from({ length }, (_, index) => luma[line * stride + index * step]!);
      for (let index = 0; index < length; index += 1) {
        let sum = 0;
        for (let tap = -radius; tap <= radius; tap += 1) {
          sum += values[Math.max(0, Math.min(length - 1, index + tap))]!;
        }
        luma[line * stride + index * step] = sum / (2 * radius + 1);
      }
    }
  }
  const result = bytes.slice();
  result.set(luma.map(Math.round));
  return result;
}

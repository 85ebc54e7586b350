import type { StreamLevel } from './stream.ts';

type Size = Readonly<{ width: number; height: number; bitrate: number }>;

/** Levels as a menu shows them, best first: by the shorter side, with the bit rate where two would be the same. */
export function nameLevels(sizes: readonly Size[]): readonly StreamLevel[] {
  const lines = (size: Size) => Math.min(size.width || size.height, size.height);
  return sizes
    .map((size, index) => ({ index, size }))
    .sort((a, b) => lines(b.size) - lines(a.size) || b.size.bitrate - a.size.bitrate)
    .map(({ index, size }) => {
      const twin = sizes.some((other, at) => at !== index && lines(other) === lines(size));
      const rate = twin ? ` · ${(size.bitrate / 1e6).toFixed(1)} Mb/s` : '';
      return { index, name: `${lines(size)}p${rate}` };
    });
}

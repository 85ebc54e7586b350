import type { Blend } from './find-blend.ts';
import type { HardCut } from './hard-cut.ts';

/** Of blends that overlap, the strongest; none across a hard cut. Ascending. */
export function strongestBlends(blends: readonly Blend[], cuts: readonly HardCut[]): Blend[] {
  const kept: Blend[] = [];
  for (const blend of blends.toSorted((a, b) => b.strength - a.strength)) {
    const broken = cuts.some(({ frame }) => frame > blend.first && frame <= blend.last);
    const taken = kept.some(({ first, last }) => blend.first < last && first < blend.last);
    if (!broken && !taken) kept.push(blend);
  }
  return kept.sort((a, b) => a.first - b.first);
}

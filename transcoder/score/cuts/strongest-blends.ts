import type { Blend } from './find-blend.ts';
import type { HardCut } from './hard-cut.ts';

/** An encoder that saves bits lets a dissolve begin with a jolt; a cut is more than half of the whole change. */
const JOLT_SHARE = 0.5;
const SLACK_FRAMES = 2;

/** Of blends that overlap, the strongest; none across a hard cut. Ascending. */
export function strongestBlends(blends: readonly Blend[], cuts: readonly HardCut[]): Blend[] {
  const kept: Blend[] = [];
  for (const blend of blends.toSorted((a, b) => b.strength - a.strength)) {
    const broken = cuts.some((cut) => isWithin(cut, blend, 0) && !isJolt(cut, blend));
    const taken = kept.some(({ first, last }) => blend.first < last && first < blend.last);
    if (!broken && !taken) kept.push(blend);
  }
  return kept.sort((a, b) => a.first - b.first);
}

/** The cuts that are none of these blends' jolts. */
export function cutsBeside(cuts: readonly HardCut[], blends: readonly Blend[]): HardCut[] {
  return cuts.filter(
    (cut) => !blends.some((blend) => isWithin(cut, blend, SLACK_FRAMES) && isJolt(cut, blend)),
  );
}

function isWithin({ frame }: HardCut, { first, last }: Blend, slack: number): boolean {
  return frame > first - slack && frame <= last + slack;
}

function isJolt({ change }: HardCut, { strength }: Blend): boolean {
  return change < JOLT_SHARE * strength;
}

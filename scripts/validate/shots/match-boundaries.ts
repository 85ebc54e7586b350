import type { Truth } from './timeline.ts';

/** A boundary as it was found; of a gradual one the middle. */
export type FoundBoundary = Readonly<{ frame: number; gradual: boolean }>;

export type Matches = Readonly<{
  found: readonly Truth[];
  missed: readonly Truth[];
  /** What was found where there is nothing. */
  extra: readonly FoundBoundary[];
}>;

const CUT_FRAMES = 2;
const GRADUAL_SECONDS = 0.5;

/**
 * Pairs what was found with what is there, each once: hard cuts within two frames, gradual ones within half a second;
 * `kinds`: only with one of its own kind.
 */
export function matchBoundaries(
  truths: readonly Truth[],
  boundaries: readonly FoundBoundary[],
  framesPerSecond: number,
  kinds: boolean,
): Matches {
  const left = new Set(boundaries);
  const [found, missed]: [Truth[], Truth[]] = [[], []];
  for (const truth of truths.toSorted((a, b) => a.kind.localeCompare(b.kind))) {
    const gradual = truth.kind === 'gradual';
    const reach = gradual ? GRADUAL_SECONDS * framesPerSecond : CUT_FRAMES;
    const away = (each: FoundBoundary) => Math.abs(each.frame - truth.frame);
    const [nearest] = [...left]
      .filter((each) => away(each) <= reach + 0.01 && (!kinds || each.gradual === gradual))
      .sort((a, b) => away(a) - away(b));
    if (nearest === undefined) {
      missed.push(truth);
    } else {
      left.delete(nearest);
      found.push(truth);
    }
  }
  return { found, missed, extra: [...left] };
}

/** Harmonic mean of recall and precision, 0 to 1. */
export function f1(found: number, missed: number, extra: number): number {
  return found === 0 ? 0 : (2 * found) / (2 * found + missed + extra);
}

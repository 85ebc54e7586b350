import type { AudioMeasured, CutsMeasured } from '../measured.ts';

/** A fault of the sound beside a cut. */
export type Pop = Readonly<{
  cutSeconds: number;
  atSeconds: number;
  kind: 'click' | 'gap' | 'step';
  /** A click's height in dB, a gap's length in milliseconds, a step in LU. */
  size: number;
}>;

/** So near a cut it is the cut's doing. */
const NEAR_SECONDS = 0.5;
/** A change of level is the cut's only where it is at the cut; beside it, somebody turned a knob or began to speak. */
const STEP_NEAR_SECONDS = 0.15;

/** The worst click, gap or abrupt step of level at each cut; at most one a cut, and each at the cut nearest to it. */
export function popsAtCuts(
  { boundaries }: Pick<CutsMeasured, 'boundaries'>,
  { clicks, gaps, levelSteps }: Pick<AudioMeasured, 'clicks' | 'gaps' | 'levelSteps'>,
  stepLimitLu: number,
): readonly Pop[] {
  const found: Omit<Pop, 'cutSeconds'>[] = [
    ...gaps.map(({ startSeconds, endSeconds }) => ({
      atSeconds: startSeconds,
      kind: 'gap' as const,
      size: (endSeconds - startSeconds) * 1000,
    })),
    ...clicks.map(({ atSeconds, heightDb }) => ({
      atSeconds,
      kind: 'click' as const,
      size: heightDb,
    })),
    ...levelSteps
      .filter(
        ({ abrupt, gainChanged, stepLu }) =>
          abrupt && gainChanged && Math.abs(stepLu) > stepLimitLu,
      )
      .map(({ atSeconds, stepLu }) => ({ atSeconds, kind: 'step' as const, size: stepLu })),
  ];
  const cuts = boundaries.filter(({ kind }) => kind === 'cut').map(({ atSeconds }) => atSeconds);
  const pops = new Map<number, Pop>();
  for (const fault of found) {
    const cutSeconds = nearest(cuts, fault.atSeconds);
    const near = fault.kind === 'step' ? STEP_NEAR_SECONDS : NEAR_SECONDS;
    if (cutSeconds === null || Math.abs(cutSeconds - fault.atSeconds) > near) continue;
    // In the order above: what is plainest to hear stands first.
    if (!pops.has(cutSeconds)) pops.set(cutSeconds, { cutSeconds, ...fault });
  }
  return [...pops.values()].sort((a, b) => a.cutSeconds - b.cutSeconds);
}

/** Of ascending values; null for none. */
function nearest(values: readonly number[], to: number): number | null {
  let best: number | null = null;
  for (const value of values) {
    if (best === null || Math.abs(value - to) < Math.abs(best - to)) best = value;
  }
  return best;
}

import type { Ladder } from '../../config/ladder.ts';

/** What a rendition's picture takes: over the lesson, and in its busiest segment or ten seconds. */
export type RungBitrate = Readonly<{ averageKbps: number; peakKbps: number }>;

/**
 * Keeps of the rungs, largest first, those that save enough against the next higher kept one, on average or where the
 * lesson is busiest; the first always. Sound counts in: it is what a poor line carries besides.
 */
export function dropUselessRungs<Measured extends RungBitrate>(
  rungs: readonly Measured[],
  audioKbps: number,
  { saving }: Pick<Ladder, 'saving'>,
): Measured[] {
  const kept: Measured[] = [];
  for (const rung of rungs) {
    const higher = kept.at(-1);
    const saves = (from: number, to: number) =>
      from - to >= Math.max(saving.leastKbps, saving.leastShare * (from + audioKbps));
    const useful =
      higher === undefined ||
      saves(higher.averageKbps, rung.averageKbps) ||
      saves(higher.peakKbps, rung.peakKbps);
    if (useful) kept.push(rung);
  }
  return kept;
}

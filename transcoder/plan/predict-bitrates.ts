import type { SavingRules } from '../../config/ladder.ts';
import type { RungBitrate } from './drop-useless-rungs.ts';
import type { RenditionPlan } from './plan.ts';

/** The source's picture. */
export type SourceBitrate = RungBitrate & Readonly<{ pixels: number }>;

/**
 * What renditions will take, generously reckoned from the source. Meant for leaving out only what is surely useless;
 * what was encoded is measured and judged again. `copied`: the largest is the source itself.
 */
export function predictBitrates<Planned extends RenditionPlan>(
  renditions: readonly Planned[],
  source: SourceBitrate,
  { copied, saving }: Readonly<{ copied: boolean; saving: SavingRules }>,
): (Planned & RungBitrate)[] {
  // Beside a copied one too high a guess would look as if there were nothing to save.
  const factor = copied ? 1 : saving.mostAgainstSource;
  return renditions.map((rendition, index) => {
    const { width, height, maxBitrateKbps } = rendition;
    const share = Math.min(1, (width * height) / source.pixels) ** saving.pixelsExponent;
    const cap = copied && index === 0 ? Number.POSITIVE_INFINITY : maxBitrateKbps;
    const guess = (kbps: number) => Math.min(cap, kbps * factor * share);
    return {
      ...rendition,
      averageKbps: guess(source.averageKbps),
      peakKbps: guess(source.peakKbps),
    };
  });
}

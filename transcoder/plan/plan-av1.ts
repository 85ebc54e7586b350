import type { Av1Rules } from '../../config/ladder.ts';
import type { RenditionPlan } from './plan.ts';

/** The same renditions in AV1 beside those in H.264, where that is switched on; a copied one is encoded for it. */
export function planAv1(
  renditions: readonly RenditionPlan[],
  rules: Av1Rules | null,
): RenditionPlan[] {
  if (rules === null) return [];
  return renditions.map((rendition) => ({
    ...rendition,
    name: `${rendition.name}-av1`,
    codec: 'av1' as const,
    crf: rendition.crf + rules.crfAbove264,
  }));
}

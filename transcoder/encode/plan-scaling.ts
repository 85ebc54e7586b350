import type { RenditionPlan } from '../plan/plan.ts';

/** What is half as wide again, but for rounding, costs a rendition 0.0005 SSIM and less; a third, 0.0017 (measured). */
const LEAST_RATIO = 1.45;

/**
 * For each rendition, which other one its picture is scaled from: the smallest that is large enough, so that the source's
 * pixels, of which there are most, are read as rarely as can be. null: from the source's picture.
 */
export function planScaling(
  renditions: readonly Pick<RenditionPlan, 'width'>[],
): readonly (number | null)[] {
  return renditions.map(({ width }) => {
    let from: number | null = null;
    for (const [index, larger] of renditions.entries()) {
      if (larger.width < width * LEAST_RATIO) continue;
      if (from === null || larger.width < (renditions[from]?.width ?? 0)) from = index;
    }
    return from;
  });
}

import type { ColourStep } from '../measured.ts';
import { EDIT_LIMITS } from '../points/edit-constants.ts';

type Step = Pick<ColourStep, 'lumaDistance' | 'chromaDistance'>;

/** Whether a step of brightness or colour is one that is seen; or `times` as much. */
export function exceedsColourLimit({ lumaDistance, chromaDistance }: Step, times = 1): boolean {
  return (
    lumaDistance > times * EDIT_LIMITS.colourLumaLevels ||
    chromaDistance > times * EDIT_LIMITS.colourChromaLevels
  );
}

import type { ColourStep } from '../measured.ts';
import { EDIT_LIMITS } from '../points/edit-constants.ts';

/** Whether a step of brightness or colour is one that is seen. */
export function exceedsColourLimit({ lumaDistance, chromaDistance }: ColourStep): boolean {
  return (
    lumaDistance > EDIT_LIMITS.colourLumaLevels || chromaDistance > EDIT_LIMITS.colourChromaLevels
  );
}

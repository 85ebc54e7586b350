import * as clarity from './clarity-constants.ts';
import * as edits from './edit-constants.ts';
import type { Curve } from './interpolate.ts';
import * as scoring from './scoring-constants.ts';

/**
 * Every module of figures: each file here that ends in `-constants.ts`. A report tells a digest of them, and its costs
 * are explained by their curves.
 */
export const ALL_CONSTANTS: readonly Readonly<Record<string, unknown>>[] = [
  scoring,
  clarity,
  edits,
];

/** Every curve of costs, by name. */
export const ALL_CURVES: Readonly<Record<string, Curve>> = {
  ...scoring.COSTS,
  ...clarity.CLARITY_COSTS,
  ...edits.EDIT_COSTS,
};

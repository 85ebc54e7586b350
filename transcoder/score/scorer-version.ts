import { createHash } from 'node:crypto';
import type { ScorerFacts } from '../../storage/catalog/report.ts';
import * as constants from './points/scoring-constants.ts';
import { MEASURES_VERSION } from './stored-measures.ts';

/**
 * Of the way from measures to scores and findings. To be raised with every change of a curve, a limit or a rule, so that
 * a report tells which it was made by; CHANGELOG.md says what changed.
 */
export const SCORER_VERSION = 1;

/** What a report says of the rules that it was made by. */
export const SCORER: ScorerFacts = {
  version: SCORER_VERSION,
  measuresVersion: MEASURES_VERSION,
  constants: createHash('sha256').update(JSON.stringify(constants)).digest('hex').slice(0, 12),
};

import { createHash } from 'node:crypto';
import type { ScorerFacts } from '../../storage/catalog/report.ts';
import { ALL_CONSTANTS } from './points/all-constants.ts';
import { MEASURES_VERSION } from './stored-measures.ts';

/**
 * Of the way from measures to scores and findings. To be raised with every release that changes a curve, a limit or a
 * rule, so that a report tells which it was made by; CHANGELOG.md says what changed.
 */
export const SCORER_VERSION = 1;

/** What a report says of the rules that it was made by. */
export const SCORER: ScorerFacts = {
  version: SCORER_VERSION,
  measuresVersion: MEASURES_VERSION,
  constants: digest(ALL_CONSTANTS),
};

/** In the order of their names: a bundler may give the module's exports in another. */
function digest(modules: typeof ALL_CONSTANTS): string {
  const sorted = modules.map((figures) =>
    Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 12);
}

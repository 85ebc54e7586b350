import type { Plan } from '../plan/plan.ts';
import { UnusableSourceError } from '../probe/unusable-source-error.ts';
import type { ToolLimits } from '../tool/confine-argv.ts';
import { listFilters } from '../tool/list-filters.ts';
import { TONE_MAP_FILTERS } from './tone-map-filters.ts';

/** Throws UnusableSourceError for an HDR source where ffmpeg cannot bring it down: it would come out grey and be marked down for it. */
export async function requireToneMap(
  plan: Plan,
  limits: ToolLimits,
  signal: AbortSignal,
): Promise<void> {
  if (!plan.picture.toneMap) return;
  const filters = await listFilters(limits, signal);
  if (!TONE_MAP_FILTERS.every((name) => filters.has(name))) {
    throw new UnusableSourceError('unsupported');
  }
}

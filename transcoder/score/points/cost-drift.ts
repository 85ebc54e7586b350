import type { AudioMeasured, Measured } from '../measured.ts';
import { judgeDrift } from '../timing/judge-drift.ts';
import { EDIT_COSTS } from './edit-constants.ts';
import { interpolate } from './interpolate.ts';
import type { Costs } from './total.ts';

/** What sound loses that falls out of step with the picture. */
export function costDrift(measured: Measured, audio: AudioMeasured): Costs {
  const drift = judgeDrift(measured, audio);
  return {
    drift: drift === null ? 0 : interpolate(EDIT_COSTS.driftSeconds, Math.abs(drift.seconds)),
  };
}

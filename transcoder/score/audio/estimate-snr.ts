import type { LevelMeasured } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** Quieter than the last of 16 bits: nothing was recorded here, so it says nothing of the room's noise. */
const DIGITAL_SILENCE_DBFS = -90;
const SPEECH_SHARE = 0.95;
const NOISE_SHARE = 0.1;
const QUIETEST_SHARE = 0.02;

/** Speech over noise, from the spread of 20 ms levels in dBFS; null where everything is digital silence. */
export function estimateSnr(
  levels: readonly number[],
): Pick<LevelMeasured, 'snrDb' | 'noiseFloorDbfs' | 'floorSpreadDb'> {
  const sorted = Float64Array.from(levels.filter((level) => level > DIGITAL_SILENCE_DBFS)).sort();
  if (sorted.length === 0) return { snrDb: null, noiseFloorDbfs: null, floorSpreadDb: null };
  const noiseFloorDbfs = percentile(sorted, NOISE_SHARE);
  return {
    snrDb: percentile(sorted, SPEECH_SHARE) - noiseFloorDbfs,
    noiseFloorDbfs,
    floorSpreadDb: noiseFloorDbfs - percentile(sorted, QUIETEST_SHARE),
  };
}

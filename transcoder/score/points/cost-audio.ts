import { isNoise } from '../audio/is-noise.ts';
import { clippedSeconds } from '../findings/find-sound-faults.ts';
import type { AudioMeasured, LevelMeasured, Span } from '../measured.ts';
import { coverage } from './coverage.ts';
import { interpolate } from './interpolate.ts';
import { COSTS, UNSTEADY_FLOOR_MAX_COST } from './scoring-constants.ts';
import type { Costs } from './total.ts';

/** What the sound loses. A track in which nothing is heard loses everything. */
export function costAudio(audio: AudioMeasured): Costs {
  const { loudness, level, channels } = audio;
  if (loudness.integratedLufs === null) return { silence: 100 };
  const share = (spans: readonly Span[]) => coverage(spans, loudness.durationSeconds);
  const clippedShare = clippedSeconds(audio).length / Math.max(1, loudness.durationSeconds);
  return {
    loudness: interpolate(COSTS.loudness, loudness.integratedLufs),
    noise: costNoise(level),
    silence: interpolate(COSTS.silentShare, level.silentShare),
    clipping: interpolate(COSTS.clippedShare, Math.min(1, clippedShare)),
    oneSided: interpolate(COSTS.oneSidedShare, share(channels.oneSided)),
    outOfPhase: interpolate(COSTS.invertedShare, share(channels.inverted)),
  };
}

function costNoise(level: LevelMeasured): number {
  if (level.snrDb === null) return 0;
  const cost = interpolate(COSTS.snrDb, level.snrDb);
  return isNoise(level) ? cost : Math.min(cost, UNSTEADY_FLOOR_MAX_COST);
}

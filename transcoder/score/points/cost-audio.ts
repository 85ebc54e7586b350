import { isJump } from '../findings/find-level-jumps.ts';
import { humLimitDbfs } from '../findings/find-noise.ts';
import { clippedSeconds } from '../findings/find-sound-faults.ts';
import type { AudioMeasured, Span } from '../measured.ts';
import { coverage } from './coverage.ts';
import { interpolate } from './interpolate.ts';
import { COSTS, UNSTEADY_FLOOR_MAX_COST } from './scoring-constants.ts';
import { snrWithoutHum } from './snr-without-hum.ts';
import type { Costs } from './total.ts';

/** A clip shorter than this is judged as if it were so long: one click in ten seconds is not sixty in ten minutes. */
const MIN_MINUTES = 1;

/** What the sound loses. A track in which nothing is heard loses everything. */
export function costAudio(audio: AudioMeasured): Costs {
  const { loudness, level, channels } = audio;
  if (loudness.integratedLufs === null) return { silence: 100 };
  const share = (spans: readonly Span[]) => coverage(spans, loudness.durationSeconds);
  const minutes = Math.max(MIN_MINUTES, loudness.durationSeconds / 60);
  const perTenMinutes = (count: number) => (10 * count) / minutes;
  const clippedShare = clippedSeconds(audio).length / Math.max(1, loudness.durationSeconds);
  return {
    loudness: interpolate(COSTS.loudness, loudness.integratedLufs),
    noise: costNoise(audio),
    silence: interpolate(COSTS.silentShare, level.silentShare),
    clipping: interpolate(COSTS.clippedShare, Math.min(1, clippedShare)),
    hum: costHum(audio),
    levelJumps: interpolate(
      COSTS.jumpsPerTenMinutes,
      perTenMinutes(audio.levelSteps.filter(isJump).length),
    ),
    cracks: interpolate(
      COSTS.crackPerTenMinutes,
      perTenMinutes(audio.gaps.length + audio.clicks.length),
    ),
    oneSided: interpolate(COSTS.oneSidedShare, share(channels.oneSided)),
    outOfPhase: interpolate(COSTS.invertedShare, share(channels.inverted)),
  };
}

/** The mean over the seconds in which the noise is known. */
function costNoise({ level, hum }: AudioMeasured): number {
  let sum = 0;
  let known = 0;
  snrWithoutHum(level, hum).forEach((snrDb, second) => {
    if (snrDb === null) return;
    const cost = interpolate(COSTS.snrDb, snrDb);
    sum += level.steadyNoise[second] === true ? cost : Math.min(cost, UNSTEADY_FLOOR_MAX_COST);
    known += 1;
  });
  return known === 0 ? 0 : sum / known;
}

function costHum({ hum, loudness: { durationSeconds, integratedLufs } }: AudioMeasured): number {
  const limit = humLimitDbfs(integratedLufs);
  return hum
    .filter(({ levelDbfs }) => levelDbfs > limit)
    .reduce(
      (sum, each) =>
        sum +
        interpolate(COSTS.humAboveDb, each.levelDbfs - limit) * coverage([each], durationSeconds),
      0,
    );
}

import type { AudioMeasures, Report } from '../../storage/catalog/report.ts';
import { blockStrength } from './clarity/block-strength.ts';
import { lightOf } from './clarity/light-of.ts';
import { visibleNoise } from './clarity/visible-noise.ts';
import { exceedsColourLimit } from './cuts/exceeds-colour-limit.ts';
import { trueJumpCuts } from './cuts/true-jump-cuts.ts';
import type { AudioMeasured, ClarityMeasured, Measured } from './measured.ts';
import { percentile } from './percentile.ts';
import { costFrame } from './points/cost-clarity.ts';
import { coverage } from './points/coverage.ts';
import { type Costs, total } from './points/total.ts';

type AllCosts = Readonly<{ clarity: Costs | null; audio: Costs | null; cuts: Costs | null }>;

/** The figures of a report, rounded to what they are worth, and what each cost (…CostPoints). */
export function reportMeasures(measured: Measured, costs: AllCosts): Report['measures'] {
  return {
    clarity: { ...clarityMeasures(measured.clarity), ...costPoints(costs.clarity) },
    audio: { ...audioMeasures(measured.audio), ...costPoints(costs.audio) },
    cuts: { ...cutMeasures(measured), ...costPoints(costs.cuts) },
  };
}

/** One value a second: clarity in points (null in black), short-term loudness in LUFS (null in silence). */
export function reportSeries({ clarity, audio }: Measured): Report['series'] {
  return {
    everySeconds: 1,
    clarity: clarity.stills.map((still) => {
      const costs = costFrame(still, clarity.stillness);
      return costs === null ? null : round(total(costs), 1);
    }),
    shortTermLufs: audio === null ? [] : audio.loudness.shortTermLufs.map((lufs) => round(lufs, 1)),
  };
}

function clarityMeasures({
  stills,
  stillness,
  steadiness,
}: ClarityMeasured): Record<string, number | null> {
  const middle = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null).sort((a, b) => a - b);
    return known.length === 0 ? null : percentile(known, 0.5);
  };
  return {
    edgeWidthPixelsAt1080: round(middle(stills.map(({ edgeWidth }) => edgeWidth)), 2),
    edgeWidthPixels: round(middle(stills.map(({ edgePixels }) => edgePixels)), 2),
    noiseLevels: round(middle(stills.map(visibleNoise)), 2),
    blockStrength: round(middle(stills.map(blockStrength)), 3),
    colourCastPercent: round(middle(stills.map(({ cast }) => cast && 100 * cast.strength)), 1),
    lightLevelLuma: round(middle(stills.map(lightOf)), 0),
    blackLevelLuma: round(middle(stills.map(({ blackLevel }) => blackLevel)), 0),
    whiteLevelLuma: round(middle(stills.map(({ whiteLevel }) => whiteLevel)), 0),
    blackShare: round(coverage(stillness.black, stillness.durationSeconds), 4),
    jitterShare: round(middle(steadiness.jitterShare), 4),
    frozenShare: round(coverage(stillness.frozen, stillness.durationSeconds), 4),
  };
}

function audioMeasures(audio: AudioMeasured | null): AudioMeasures {
  return {
    integratedLufs: round(audio?.loudness.integratedLufs, 1),
    loudnessRangeLu: round(audio?.loudness.loudnessRangeLu, 1),
    truePeakDbtp: round(audio?.truePeakDbtp, 1),
    maxMomentaryLufs: round(audio?.loudness.maxMomentaryLufs, 1),
    maxShortTermLufs: round(audio?.loudness.maxShortTermLufs, 1),
    snrDb: round(audio?.level.snrDb, 1),
    noiseFloorDbfs: round(audio?.level.noiseFloorDbfs, 1),
    silentShare: round(audio?.level.silentShare, 4),
  };
}

function cutMeasures({ cuts, timing }: Measured) {
  const { boundaries, durationSeconds, flashFrames, blackFrames } = cuts;
  return {
    shotCount: durationSeconds === 0 ? 0 : boundaries.length + 1,
    cutsPerMinute:
      durationSeconds === 0 ? 0 : Number(((boundaries.length * 60) / durationSeconds).toFixed(2)),
    boundaries: boundaries.map(({ atSeconds, kind }) => ({
      atSeconds: Number(atSeconds.toFixed(3)),
      kind,
    })),
    flashFrameCount: flashFrames.length,
    blackFrameCount: blackFrames.length,
    jumpCutCount: trueJumpCuts({ cuts, timing }).length,
    colourJumpCount: cuts.colourSteps.filter((step) => exceedsColourLimit(step)).length,
    soundLateAtEndSeconds: round(timing.sound?.endsSeconds, 3),
  };
}

function costPoints(costs: Costs | null): Record<string, number> {
  return Object.fromEntries(
    Object.entries(costs ?? {}).map(([name, points]) => [
      `${name}CostPoints`,
      Number(points.toFixed(1)),
    ]),
  );
}

function round(value: number | null | undefined, decimals: number): number | null {
  return value === null || value === undefined ? null : Number(value.toFixed(decimals));
}

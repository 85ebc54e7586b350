import type { OverallSum } from '../../../storage/catalog/report.ts';
import { sayNumber } from '../findings/say-number.ts';
import { MAX_ABOVE_LOWEST, WEIGHTS } from './scoring-constants.ts';

type Parts = Readonly<{ clarity: number | null; audio: number | null; cuts: number | null }>;

/**
 * The weighted mean of the three, but no more than 30 above the lowest: good pictures do not mend a lesson that
 * cannot be heard. A lesson without sound counts 0 for it. null where there is no picture to score.
 */
export function explainOverall({ clarity, audio, cuts }: Parts): OverallSum | null {
  if (clarity === null || cuts === null) return null;
  const heard = audio ?? 0;
  const mean = WEIGHTS.clarity * clarity + WEIGHTS.audio * heard + WEIGHTS.cuts * cuts;
  const weightedMean = round(mean);
  const lowest = Math.min(clarity, heard, cuts);
  const ceiling = round(lowest + MAX_ABOVE_LOWEST);
  const points = Math.min(weightedMean, ceiling);
  const sum =
    `${WEIGHTS.clarity} × ${say(clarity)} + ${WEIGHTS.audio} × ${say(heard)} + ` +
    `${WEIGHTS.cuts} × ${say(cuts)} = ${say(weightedMean)}`;
  const held = ceiling < weightedMean;
  const zh = `清晰度、声音、镜头衔接加权：${sum}`;
  const en = `Clarity, audio and cuts, weighted: ${sum}`;
  return {
    points,
    weightedMean,
    ceiling,
    message: {
      zh: `${zh}${held ? `；不得高出最低一项 ${MAX_ABOVE_LOWEST} 分以上，故为 ${say(ceiling)}` : ''}${audio === null ? '；没有声音，按 0 分计' : ''}`,
      en: `${en}${held ? `; at most ${MAX_ABOVE_LOWEST} above the lowest of them, hence ${say(ceiling)}` : ''}${audio === null ? '; without sound, audio counts 0' : ''}`,
    },
  };
}

function say(value: number): string {
  return sayNumber(value, 2);
}

/** Weights have a decimal and scores two: nothing is lost but the noise of adding. */
function round(value: number): number {
  return Number(value.toFixed(4));
}

import type { LoudnessMeasured } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';
import { gateLoudness } from './gate-loudness.ts';
import { createKWeighting } from './k-weighting.ts';
import { audibleLufs } from './loudness.ts';
import { loudnessRange } from './loudness-range.ts';

/** Energies are summed over 10 ms, so that no burst of 400 ms can hide between two blocks (EBU Tech 3341, signal 13). */
const HOP_SAMPLES = 480;
const HOPS_A_SECOND = 100;
const MOMENTARY_HOPS = 40;
const SHORT_TERM_HOPS = 300;
/** Gating blocks overlap by 75 % (BS.1770-4). */
const GATING_STEP_HOPS = 10;

/** BS.1770-4, table 3: left, right, centre, and the two surrounds. LFE is not counted. */
export const WEIGHTS_5_0: readonly number[] = [1, 1, 1, 1.41, 1.41];

/**
 * EBU R128 loudness: momentary, short-term, integrated and range. Channels weigh 1 each, as in BS.1770-4, where no
 * other weights are given: a mono track is one channel and not counted twice.
 */
export function createLoudnessMeter(
  { sampleRateHz, channels }: Pick<SoundTap, 'sampleRateHz'> & Readonly<{ channels: number }>,
  weights: readonly number[] = Array.from({ length: channels }, () => 1),
): SoundMeter<LoudnessMeasured> {
  const filters = weights.map(() => createKWeighting());
  const recent = new Float64Array(SHORT_TERM_HOPS);
  const gating: number[] = [];
  const shortTerm: number[] = [];
  const shortTermEachSecond: (number | null)[] = [];
  const secondLufs: (number | null)[] = [];
  let hops = 0;
  let filled = 0;
  let energy = 0;
  let samples = 0;
  let maxMomentary = 0;
  let maxShortTerm = 0;

  /** Mean square of the last so many hops. Summed anew each time: a running sum drifts. */
  const meanOfLast = (count: number): number => {
    let sum = 0;
    for (let back = 1; back <= count; back += 1) {
      sum += recent[(hops - back) % SHORT_TERM_HOPS]!;
    }
    return sum / (count * HOP_SAMPLES);
  };

  const endHop = () => {
    recent[hops % SHORT_TERM_HOPS] = energy;
    hops += 1;
    energy = 0;
    filled = 0;
    if (hops >= MOMENTARY_HOPS) {
      const momentary = meanOfLast(MOMENTARY_HOPS);
      maxMomentary = Math.max(maxMomentary, momentary);
      if ((hops - MOMENTARY_HOPS) % GATING_STEP_HOPS === 0) gating.push(momentary);
    }
    if (hops >= SHORT_TERM_HOPS && hops % 2 === 0) {
      const value = meanOfLast(SHORT_TERM_HOPS);
      maxShortTerm = Math.max(maxShortTerm, value);
      if (hops % GATING_STEP_HOPS === 0) shortTerm.push(value);
    }
    if (hops % HOPS_A_SECOND === 0) {
      const known = Math.min(hops, SHORT_TERM_HOPS);
      shortTermEachSecond.push(audibleLufs(meanOfLast(known)));
      secondLufs.push(gateLoudness(gating.slice(-HOPS_A_SECOND / GATING_STEP_HOPS)));
    }
  };

  return {
    samples(heard) {
      const length = heard[0]?.length ?? 0;
      samples += length;
      let start = 0;
      while (start < length) {
        const end = Math.min(length, start + HOP_SAMPLES - filled);
        filters.forEach((filter, index) => {
          energy += weights[index]! * filter(heard[index]!, start, end);
        });
        filled += end - start;
        start = end;
        if (filled === HOP_SAMPLES) endHop();
      }
    },
    result: () => ({
      durationSeconds: samples / sampleRateHz,
      integratedLufs: gateLoudness(gating),
      loudnessRangeLu: loudnessRange(shortTerm),
      maxMomentaryLufs: audibleLufs(maxMomentary),
      maxShortTermLufs: audibleLufs(maxShortTerm),
      shortTermLufs: shortTermEachSecond,
      secondLufs,
    }),
  };
}

import type { LevelMeasured, LevelStep } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';
import { estimateSnr } from './estimate-snr.ts';
import { findLevelSteps } from './find-level-steps.ts';
import { findSilences } from './find-silences.ts';

const FRAME_SECONDS = 0.02;
/** Stands for digital silence, which has no level. */
const LOWEST_DBFS = -120;

/** Levels of 20 ms over all channels, in dBFS RMS, and what they tell: noise and silence. */
export function createLevelMeter(
  tap: SoundTap,
): SoundMeter<LevelMeasured & Readonly<{ levelSteps: readonly LevelStep[] }>> {
  const frameSamples = tap.sampleRateHz * FRAME_SECONDS;
  const levels: number[] = [];
  let filled = 0;
  let energy = 0;
  return {
    samples(channels) {
      const length = channels[0]?.length ?? 0;
      for (let start = 0; start < length; ) {
        const end = Math.min(length, start + frameSamples - filled);
        for (const channel of channels) energy += sumOfSquares(channel, start, end);
        filled += end - start;
        start = end;
        if (filled < frameSamples) continue;
        levels.push(
          Math.max(LOWEST_DBFS, 10 * Math.log10(energy / (frameSamples * channels.length))),
        );
        filled = 0;
        energy = 0;
      }
    },
    result: () => ({
      ...estimateSnr(levels),
      ...findSilences(levels, FRAME_SECONDS),
      levelSteps: findLevelSteps(levels, FRAME_SECONDS),
    }),
  };
}

function sumOfSquares(samples: Float32Array, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index += 1) sum += samples[index]! * samples[index]!;
  return sum;
}

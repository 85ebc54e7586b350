import type { LevelMeasured, LevelStep } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';
import { type BandSums, createBandPowers } from './band-powers.ts';
import { estimateSnr } from './estimate-snr.ts';
import { findLevelSteps } from './find-level-steps.ts';
import { findPauses } from './find-pauses.ts';
import { findSilences } from './find-silences.ts';
import { FRAME_SECONDS, type Levels } from './levels.ts';

const BANDS = ['full', 'voice', 'speech', 'treble'] as const;
/** Ten minutes; doubled when they are full. */
const FIRST_FRAMES = 30_000;

/** Levels of 20 ms over all channels, and what they tell: noise, silence, changes of level. */
export function createLevelMeter(
  tap: SoundTap,
): SoundMeter<LevelMeasured & Readonly<{ levelSteps: readonly LevelStep[] }>> {
  const frameSamples = tap.sampleRateHz * FRAME_SECONDS;
  const filters = Array.from({ length: tap.channels }, () => createBandPowers(tap.sampleRateHz));
  const sums: BandSums = { full: 0, voice: 0, speech: 0, treble: 0 };
  let levels: Levels = emptyLevels(FIRST_FRAMES);
  let frames = 0;
  let filled = 0;

  const endFrame = () => {
    if (frames === levels.full.length) levels = longer(levels);
    for (const band of BANDS) {
      levels[band][frames] = sums[band] / (frameSamples * tap.channels);
      sums[band] = 0;
    }
    frames += 1;
    filled = 0;
  };

  return {
    samples(channels) {
      const length = channels[0]?.length ?? 0;
      for (let start = 0; start < length; ) {
        const end = Math.min(length, start + frameSamples - filled);
        filters.forEach((filter, index) => {
          filter(channels[index]!, start, end, sums);
        });
        filled += end - start;
        start = end;
        if (filled === frameSamples) endFrame();
      }
    },
    result() {
      const heard = cut(levels, frames);
      const pauses = findPauses(heard);
      return {
        ...estimateSnr(heard, pauses),
        ...findSilences(heard, pauses),
        levelSteps: findLevelSteps(heard),
      };
    },
  };
}

function emptyLevels(frames: number): Levels {
  const band = () => new Float32Array(frames);
  return { full: band(), voice: band(), speech: band(), treble: band() };
}

function longer(levels: Levels): Levels {
  const twice = emptyLevels(levels.full.length * 2);
  for (const band of BANDS) twice[band].set(levels[band]);
  return twice;
}

function cut(levels: Levels, frames: number): Levels {
  const band = (name: (typeof BANDS)[number]) => levels[name].subarray(0, frames);
  return {
    full: band('full'),
    voice: band('voice'),
    speech: band('speech'),
    treble: band('treble'),
  };
}

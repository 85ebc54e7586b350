import { createChannelMeter } from './audio/channel-meter.ts';
import { createClickMeter } from './audio/click-meter.ts';
import { createClippingMeter } from './audio/clipping-meter.ts';
import { createGapMeter } from './audio/gap-meter.ts';
import { createHumMeter } from './audio/hum-meter.ts';
import { createLevelMeter } from './audio/level-meter.ts';
import { createLoudnessMeter } from './audio/loudness-meter.ts';
import { createTruePeakMeter } from './audio/true-peak-meter.ts';
import type { AudioMeasured } from './measured.ts';
import type { SoundTap, TapSink } from './taps.ts';

/** All meters of a lesson's sound behind one sink. A new measure is a meter here and a place for it in AudioMeasured. */
export function createSoundMeters(
  tap: SoundTap,
): Pick<TapSink, 'sound'> & Readonly<{ result(): AudioMeasured }> {
  const loudness = createLoudnessMeter(tap);
  const level = createLevelMeter(tap);
  const truePeak = createTruePeakMeter(tap);
  const clipping = createClippingMeter(tap);
  const channels = createChannelMeter(tap);
  const clicks = createClickMeter(tap);
  const gaps = createGapMeter(tap);
  const hum = createHumMeter(tap);
  const meters = [loudness, level, truePeak, clipping, channels, clicks, gaps, hum];
  return {
    sound(samples) {
      for (const meter of meters) meter.samples(samples);
    },
    result: () => {
      const { levelSteps, ...levels } = level.result();
      return {
        loudness: loudness.result(),
        level: levels,
        truePeakDbtp: truePeak.result(),
        clipped: clipping.result(),
        channels: channels.result(),
        hum: hum.result(),
        levelSteps,
        clicks: clicks.result(),
        gaps: gaps.result(),
      };
    },
  };
}

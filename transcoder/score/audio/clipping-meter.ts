import type { ClippedSecond } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';

const FULL_SCALE = 0.99;
const MIN_RUN = 3;

/** Counts runs of three and more samples at full scale, by the second in which they end. */
export function createClippingMeter(tap: SoundTap): SoundMeter<readonly ClippedSecond[]> {
  const runs = new Map<number, number>();
  const lengths = new Int32Array(tap.channels);
  let heard = 0;
  const endRun = (channel: number, at: number) => {
    if (lengths[channel]! >= MIN_RUN) {
      const second = Math.floor((at - 1) / tap.sampleRateHz);
      runs.set(second, (runs.get(second) ?? 0) + 1);
    }
    lengths[channel] = 0;
  };
  return {
    samples(channels) {
      channels.forEach((samples, channel) => {
        for (let index = 0; index < samples.length; index += 1) {
          const value = samples[index]!;
          if (value >= FULL_SCALE || value <= -FULL_SCALE) lengths[channel]! += 1;
          else if (lengths[channel]! > 0) endRun(channel, heard + index);
        }
      });
      heard += channels[0]?.length ?? 0;
    },
    result() {
      for (let channel = 0; channel < tap.channels; channel += 1) endRun(channel, heard);
      return [...runs].map(([second, count]) => ({ second, runs: count }));
    },
  };
}

import type { ChannelMeasured } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';
import { type ChannelSecond, compareChannels } from './compare-channels.ts';

/** Left against right, second by second. */
export function createChannelMeter(tap: SoundTap): SoundMeter<ChannelMeasured> {
  const seconds: ChannelSecond[] = [];
  let left = 0;
  let right = 0;
  let product = 0;
  let filled = 0;
  return {
    samples([first, second]) {
      if (first === undefined || second === undefined) return;
      for (let index = 0; index < first.length; index += 1) {
        const l = first[index]!;
        const r = second[index]!;
        left += l * l;
        right += r * r;
        product += l * r;
        filled += 1;
        if (filled < tap.sampleRateHz) continue;
        seconds.push({ left: left / filled, right: right / filled, product: product / filled });
        left = right = product = filled = 0;
      }
    },
    result: () => compareChannels(seconds),
  };
}

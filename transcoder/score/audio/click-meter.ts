import type { Click } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';

const BIN_SAMPLES = 24;
/** A click is over after so many bins of half a millisecond, a codec's short blocks included. */
const NEAR_BINS = 12;
/** Looked at to both sides: 60 ms, so that the next pulse of a creaking voice is among them. */
const FAR_BINS = 120;
const WINDOW = 2 * FAR_BINS + 1;
/** 22 dB over the mean of its surroundings in the treble … */
const OVER_MEAN = 10 ** (22 / 10);
/** … and 10 dB over the highest of them: consonants, chalk and claps have a second burst or ring. */
const OVER_HIGHEST = 10 ** (10 / 10);
/** Second differences of a step of −50 dBFS; fainter is not heard. */
const LEAST_ENERGY = 10 ** (-50 / 10);
/** What a report can hold. */
const MAX_CLICKS = 1000;

/** Ticks and steps of the waveform: bursts in the treble that are over at once, with nothing like them around. */
export function createClickMeter(tap: SoundTap): SoundMeter<readonly Click[]> {
  const clicks: Click[] = [];
  const before = Array.from({ length: tap.channels }, () => ({ last: 0, beforeLast: 0 }));
  const energies = new Float64Array(WINDOW);
  let bins = 0;
  let filled = 0;
  let energy = 0;

  /** Of the bin so many before the newest. */
  const back = (count: number) => energies[(bins - count + 2 * WINDOW) % WINDOW]!;

  const endBin = () => {
    energies[bins % WINDOW] = energy;
    const height = heightOfMiddle();
    if (height > 0 && clicks.length < MAX_CLICKS) {
      clicks.push({
        atSeconds: ((bins - FAR_BINS) * BIN_SAMPLES) / tap.sampleRateHz,
        heightDb: 10 * Math.log10(height),
      });
    }
    bins += 1;
    filled = 0;
    energy = 0;
  };

  /** How far the middle of the window stands out of it; 0 where it is no click. */
  const heightOfMiddle = (): number => {
    const middle = back(FAR_BINS);
    if (bins < WINDOW || middle < LEAST_ENERGY) return 0;
    for (let count = FAR_BINS - NEAR_BINS; count <= FAR_BINS + NEAR_BINS; count += 1) {
      if (back(count) > middle) return 0;
    }
    let sum = 0;
    let highest = 0;
    for (let count = 0; count < WINDOW; count += 1) {
      if (Math.abs(count - FAR_BINS) <= NEAR_BINS) continue;
      const each = back(count);
      sum += each;
      if (each > highest) highest = each;
    }
    const mean = Math.max(sum / (WINDOW - 2 * NEAR_BINS - 1), LEAST_ENERGY / OVER_MEAN);
    return middle >= OVER_MEAN * mean && middle >= OVER_HIGHEST * highest ? middle / mean : 0;
  };

  return {
    samples(channels) {
      const length = channels[0]?.length ?? 0;
      for (let at = 0; at < length; ) {
        const end = Math.min(length, at + BIN_SAMPLES - filled);
        channels.forEach((channel, index) => {
          let { last, beforeLast } = before[index]!;
          for (let sample = at; sample < end; sample += 1) {
            const value = channel[sample]!;
            const bend = value - 2 * last + beforeLast;
            energy += bend * bend;
            beforeLast = last;
            last = value;
          }
          before[index] = { last, beforeLast };
        });
        filled += end - at;
        at = end;
        if (filled === BIN_SAMPLES) endBin();
      }
    },
    result: () => clicks,
  };
}

import type { Span } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';

/** Peaks are looked at a millisecond at a time: a gap of 2 ms always holds a whole one. */
const BIN_SECONDS = 0.001;
/** A gap is nothing at all, or what a codec leaves of nothing. */
const NOTHING = 10 ** (-54 / 20);
/** 32 dB down within a few milliseconds: speech and rooms fade over tens of them. */
const EDGE_RATIO = 40;
/** A codec's block spreads an edge over so many bins. */
const EDGE_BINS = 4;
/** Longer is a pause (or a silence, which has its own measure). */
const MAX_BINS = 330;
/** What a report can hold. */
const MAX_GAPS = 1000;

/** Drop-outs: a third of a second or less of nothing, with hard edges on both sides. */
export function createGapMeter(tap: SoundTap): SoundMeter<readonly Span[]> {
  const binSamples = tap.sampleRateHz * BIN_SECONDS;
  const gaps: Span[] = [];
  const recent = new Float64Array(EDGE_BINS);
  let bins = 0;
  let filled = 0;
  let peak = 0;
  /** The first bin of what may be a gap; −1 outside. */
  let start = -1;
  /** Louder than this is not the gap any more. */
  let ceiling = 0;

  const endBin = () => {
    if (start >= 0) {
      const length = bins - start;
      if (peak > ceiling) {
        if (gaps.length < MAX_GAPS) {
          gaps.push({ startSeconds: start * BIN_SECONDS, endSeconds: bins * BIN_SECONDS });
        }
        start = -1;
      } else if (length > MAX_BINS) start = -1;
    } else {
      const before = recent.reduce((most, each) => Math.max(most, each), 0);
      if (peak <= NOTHING && peak * EDGE_RATIO < before) {
        start = bins;
        ceiling = Math.max(peak * EDGE_RATIO * 0.5, before / EDGE_RATIO);
      }
    }
    recent[bins % EDGE_BINS] = peak;
    bins += 1;
    filled = 0;
    peak = 0;
  };

  return {
    samples(channels) {
      const length = channels[0]?.length ?? 0;
      for (let at = 0; at < length; ) {
        const end = Math.min(length, at + binSamples - filled);
        for (const channel of channels) {
          for (let index = at; index < end; index += 1) {
            const value = Math.abs(channel[index]!);
            if (value > peak) peak = value;
          }
        }
        filled += end - at;
        at = end;
        if (filled === binSamples) endBin();
      }
    },
    result: () => gaps,
  };
}

import type { Span } from '../measured.ts';
import { percentile } from '../percentile.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';

/** Peaks are looked at a millisecond at a time: a gap of 2 ms always holds a whole one. */
const BIN_SECONDS = 0.001;
/** A gap is nothing at all, or what a codec leaves of nothing: −54 dBFS … */
const NOTHING = 10 ** (-54 / 20);
/** … and 32 dB below what it interrupts. */
const BELOW_EDGE = 10 ** (-32 / 20);
/** Quieter sound than −40 dBFS is not missed for a moment. */
const LEAST_EDGE = 0.01;
/**
 * How near the gap its edge is loud: within a bin that is cut into and one into which a codec's block spreads. Where the
 * room itself is gone, which no closed mouth can do, a period of the voice is near enough.
 */
const EDGE_BINS = 3;
const ROOMLESS_EDGE_BINS = 9;
/** The room is the quiet end of some seconds, in blocks of 20 ms; 20 dB below it is no room. */
const ROOM_BLOCKS = 500;
const ROOM_SHARE = 0.02;
const ENOUGH_BLOCKS = 50;
const BELOW_ROOM = 0.1;
/**
 * What is cut off is still as loud, within 10 dB, as over the 20 ms behind it: speech and rooms fade over tens of
 * milliseconds, before the closure of a consonant too.
 */
const AROUND_BINS = 20;
const HARD_SHARE = 0.32;
/** A zero crossing is shorter … */
const MIN_BINS = 2;
/** … and a pause longer (a silence has its own measure). */
const MAX_BINS = 330;
/** What a report can hold. */
const MAX_GAPS = 1000;

type Candidate = Readonly<{ start: number; end: number; ceiling: number; edgeBins: number }>;

/** Drop-outs: a third of a second or less of nothing, with hard edges on both sides. */
export function createGapMeter(tap: SoundTap): SoundMeter<readonly Span[]> {
  const binSamples = tap.sampleRateHz * BIN_SECONDS;
  const gaps: Span[] = [];
  const recent = new Float64Array(AROUND_BINS);
  let bins = 0;
  let filled = 0;
  let peak = 0;
  const blocks: number[] = [];
  let block = 0;
  let silence: Candidate | null = null;
  /** A gap whose far edge is being looked at. */
  let ended: Candidate | null = null;

  const highest = (last: number): number => {
    let most = 0;
    for (let back = 1; back <= last; back += 1) {
      most = Math.max(most, recent[(bins - back + AROUND_BINS) % AROUND_BINS]!);
    }
    return most;
  };

  const endBin = () => {
    if (ended !== null && bins - ended.end === AROUND_BINS) closeGap(ended);
    if (silence === null) silence = openGap();
    else if (peak > silence.ceiling) {
      if (bins - silence.start >= MIN_BINS && ended === null) ended = { ...silence, end: bins };
      silence = null;
    } else if (bins - silence.start >= MAX_BINS) silence = null;
    recent[bins % AROUND_BINS] = peak;
    block = Math.max(block, peak);
    bins += 1;
    filled = 0;
    peak = 0;
    if (bins % AROUND_BINS !== 0) return;
    blocks.push(block);
    if (blocks.length > ROOM_BLOCKS) blocks.shift();
    block = 0;
  };

  const openGap = (): Candidate | null => {
    if (peak > NOTHING) return null;
    const widest = highest(ROOMLESS_EDGE_BINS);
    if (widest < LEAST_EDGE || peak >= widest * BELOW_EDGE) return null;
    const edgeBins = peak < BELOW_ROOM * room() ? ROOMLESS_EDGE_BINS : EDGE_BINS;
    const edge = highest(edgeBins);
    if (edge < LEAST_EDGE || peak >= edge * BELOW_EDGE) return null;
    if (edge < HARD_SHARE * highest(AROUND_BINS)) return null;
    return { start: bins, end: bins, ceiling: edge * BELOW_EDGE, edgeBins };
  };

  const room = (): number =>
    blocks.length < ENOUGH_BLOCKS
      ? 0
      : percentile(
          blocks.toSorted((a, b) => a - b),
          ROOM_SHARE,
        );

  const closeGap = ({ start, end, edgeBins }: Candidate) => {
    ended = null;
    let edge = 0;
    for (let bin = end; bin < end + edgeBins; bin += 1) {
      edge = Math.max(edge, recent[bin % AROUND_BINS]!);
    }
    if (edge < LEAST_EDGE || edge < HARD_SHARE * highest(AROUND_BINS)) return;
    if (gaps.length >= MAX_GAPS) return;
    gaps.push({ startSeconds: start * BIN_SECONDS, endSeconds: end * BIN_SECONDS });
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

import type { FindingCode, Report } from '../../../../storage/catalog/report.ts';
import { isThroughout, type ListedFinding } from './finding-order.ts';
import { type CurvePoint, planCurve } from './plan-curve.ts';

export const LANES = ['picture', 'audio', 'cut'] as const;
export type Lane = (typeof LANES)[number];

/** Heights in CSS pixels, from the top: the lanes of findings, the curves, the ticks of the cuts. */
export const STRIP = { lane: 15, curves: 52, gap: 3, ticks: 7 } as const;
export const CURVES_TOP = STRIP.lane * LANES.length + STRIP.gap;
export const STRIP_HEIGHT = CURVES_TOP + STRIP.curves + STRIP.ticks;

/** What speech reaches; what lies outside is drawn at the edge. */
const LOUDNESS = { low: -50, high: -5 };
const CLARITY = { low: 0, high: 100 };
/** Where the sound of a lesson should lie: outside it findings begin. LUFS. */
export const LOUDNESS_BAND = { low: -26, high: -14 } as const;

/** Less than this is not seen, nor hit. */
const MIN_MARK_WIDTH = 4;
/** A finding that holds throughout lies under the others. */
const THROUGHOUT_HEIGHT = 4;

/** A box on the strip, in CSS pixels from its top left. */
type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

export type StripMark = Box & Readonly<{ listed: ListedFinding; lane: Lane }>;

export type StripPlan = Readonly<{
  width: number;
  /** In the order they are drawn in: the shortest last, above the others. */
  marks: readonly StripMark[];
  cuts: readonly Readonly<{ x: number; gradual: boolean }>[];
  band: Box;
  loudness: readonly (readonly CurvePoint[])[];
  clarity: readonly (readonly CurvePoint[])[];
}>;

/** All that is drawn of a lesson on a strip so wide. Its left edge is second 0, its right one the end. */
export function planStrip(
  report: Pick<Report, 'series' | 'measures'>,
  listed: readonly ListedFinding[],
  { width, durationSeconds }: Readonly<{ width: number; durationSeconds: number }>,
): StripPlan {
  const band = {
    x: 0,
    y: CURVES_TOP + heightOf(LOUDNESS_BAND.high),
    width,
    height: heightOf(LOUDNESS_BAND.low) - heightOf(LOUDNESS_BAND.high),
  };
  if (width <= 0 || durationSeconds <= 0) {
    return { width: 0, marks: [], cuts: [], band, loudness: [], clarity: [] };
  }
  const xOf = (seconds: number) => clamp(seconds / durationSeconds) * width;
  const curve = (values: readonly (number | null)[], range: typeof LOUDNESS) => {
    // The last value of a series may stand for less than a whole step.
    const drawn = xOf(values.length * report.series.everySeconds);
    return planCurve(values, { width: drawn, height: STRIP.curves, ...range }).map((line) =>
      line.map(({ x, y }) => ({ x, y: y + CURVES_TOP })),
    );
  };
  return {
    width,
    marks: listed
      .map((each) => placeMark(each, xOf, width, durationSeconds))
      .sort((a, b) => b.width - a.width),
    cuts: report.measures.cuts.boundaries.map(({ atSeconds, kind }) => ({
      x: xOf(atSeconds),
      gradual: kind !== 'cut',
    })),
    band,
    loudness: curve(report.series.shortTermLufs, LOUDNESS),
    clarity: curve(report.series.clarity, CLARITY),
  };
}

function placeMark(
  listed: ListedFinding,
  xOf: (seconds: number) => number,
  stripWidth: number,
  durationSeconds: number,
): StripMark {
  const { code, startSeconds, endSeconds } = listed.finding;
  const lane = laneOf(code);
  const top = LANES.indexOf(lane) * STRIP.lane;
  const width = Math.max(MIN_MARK_WIDTH, xOf(endSeconds) - xOf(startSeconds));
  // One at the very end is drawn to its left, or it would be cut off.
  const x = Math.max(0, Math.min(xOf(startSeconds), stripWidth - width));
  const bottom = top + STRIP.lane;
  return isThroughout(listed.finding, durationSeconds)
    ? { listed, lane, x, width, y: bottom - 1 - THROUGHOUT_HEIGHT, height: THROUGHOUT_HEIGHT }
    : { listed, lane, x, width, y: top + 2, height: STRIP.lane - 4 };
}

/** The mark at a place, the topmost where several lie; `slack` is how far a pointer may miss it sideways. */
export function markAt(
  marks: readonly StripMark[],
  at: Readonly<{ x: number; y: number }>,
  slack: number,
): StripMark | null {
  const lane = LANES[Math.floor(at.y / STRIP.lane)];
  const inLane = marks.filter((mark) => mark.lane === lane);
  const within = (margin: number) =>
    inLane.findLast(({ x, width }) => at.x >= x - margin && at.x <= x + width + margin);
  return within(0) ?? within(slack) ?? null;
}

/** Timing faults lie where they are noticed: dropped frames in the picture, drift in the sound. */
export function laneOf(code: FindingCode): Lane {
  if (code.startsWith('audio.') || code === 'timing.audio-drift') return 'audio';
  return code.startsWith('cut.') ? 'cut' : 'picture';
}

function heightOf(lufs: number): number {
  return STRIP.curves * (1 - clamp((lufs - LOUDNESS.low) / (LOUDNESS.high - LOUDNESS.low)));
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

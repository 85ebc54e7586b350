import type { Curve } from './interpolate.ts';

/**
 * Every figure that turns a measure into points or findings; docs/scoring.md says where each comes from.
 * A cost is a number of points taken off 100, and never falls as its measure gets worse.
 */
export const COSTS = {
  /** Integrated LUFS. Full marks from −23 (EBU R128) to −16 (AES TD1008 streams speech at −18). */
  loudness: [
    [-50, 75],
    [-40, 55],
    [-34, 38],
    [-30, 25],
    [-26, 10],
    [-23, 0],
    [-16, 0],
    [-14, 10],
    [-10, 30],
    [-6, 50],
  ],
  /** dB. A literal 48 dB fails ordinary classrooms: a meeting room has 30, lectures 36 to 41, a studio 68. */
  snrDb: [
    [5, 60],
    [10, 45],
    [20, 20],
    [30, 5],
    [36, 0],
  ],
  /** Share of the lesson without any sound. Pauses of a gated studio microphone add up to a tenth. */
  silentShare: [
    [0.15, 0],
    [0.3, 10],
    [0.6, 50],
    [1, 100],
  ],
  /** Share of the seconds that are clipped more than now and then. */
  clippedShare: [
    [0, 0],
    [0.02, 8],
    [0.1, 25],
    [0.5, 50],
    [1, 60],
  ],
  /** Share of the lesson with one channel missing. */
  oneSidedShare: [
    [0, 0],
    [0.1, 8],
    [1, 20],
  ],
  /** Share of the lesson with inverted channels: nothing is left on a mono loudspeaker. */
  invertedShare: [
    [0, 0],
    [0.1, 15],
    [1, 40],
  ],
  /** Flash frames and black frames at cuts, for every ten minutes. */
  badEditsPerTenMinutes: [
    [0, 0],
    [1, 12],
    [3, 30],
    [10, 60],
    [30, 80],
  ],
  /** Share of the time in which cuts follow each other too fast. */
  hastyShare: [
    [0, 0],
    [0.1, 10],
    [0.5, 30],
    [1, 45],
  ],
} as const satisfies Readonly<Record<string, Curve>>;

/** Where what lies below the speech is not steady (music, pupils), a small spread of levels costs no more than this. */
export const UNSTEADY_FLOOR_MAX_COST = 10;

/** Where a finding begins (warning) and where it is a fault. */
export const LIMITS = {
  quietLufs: -26,
  quietFaultLufs: -30,
  loudLufs: -14,
  loudFaultLufs: -10,
  /** A lesson's quiet or loud stretch shorter than this is a pupil's answer. */
  loudnessStretchSeconds: 60,
  snrDb: 20,
  snrFaultDb: 12,
  /** Runs of clipped samples in a second: one can be a hand clap. */
  clippedRunsPerSecond: 3,
  clippedFaultShare: 0.05,
  silentFaultSeconds: 30,
  silentSeconds: 3,
  oneSidedDb: 20,
  correlation: -0.5,
  flashFrames: 5,
  blackFrames: 1,
  cutsPerMinute: 15,
} as const;

/** Overall: how much each score weighs. The campaign's complaints name picture and sound first. */
export const WEIGHTS = { clarity: 0.4, audio: 0.4, cuts: 0.2 } as const;

/** A lesson is not much better than its worst side: overall is at most this far above the lowest score. */
export const MAX_ABOVE_LOWEST = 30;

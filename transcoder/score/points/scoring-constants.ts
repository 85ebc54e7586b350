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
  /** dB, of each second. A literal 48 dB fails ordinary classrooms: a lecture hall has 30 to 35, a studio over 50. */
  snrDb: [
    [5, 60],
    [10, 45],
    [18, 20],
    [26, 5],
    [32, 0],
  ],
  /** dB by which a hum is louder than its limit, for as much of the lesson as it lasts. */
  humAboveDb: [
    [0, 0],
    [10, 12],
    [25, 30],
  ],
  /** Turns of the volume, for every ten minutes. */
  jumpsPerTenMinutes: [
    [0, 0],
    [1, 4],
    [5, 15],
    [20, 35],
  ],
  /** Drop-outs and clicks, for every ten minutes: the first may be a door. */
  crackPerTenMinutes: [
    [1, 0],
    [10, 6],
    [60, 25],
    [300, 45],
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
  /** No answer is so quiet, and no applause so long. */
  veryQuietLufs: -33,
  veryLoudLufs: -11,
  extremeStretchSeconds: 20,
  /** Where the volume was turned there is no answer that could explain it. */
  turnedStretchSeconds: 5,
  snrDb: 22,
  snrFaultDb: 12,
  noisyStretchSeconds: 4,
  /** Heard on a lesson's own: −58 dBFS; and not masked: 36 dB below its loudness. */
  humDbfs: -58,
  humBelowSpeechDb: 36,
  humFaultAboveDb: 12,
  /** A step is read to within 1 or 2 LU, and a teacher's own voice changes by some. */
  jumpLu: 7.5,
  jumpFaultLu: 12,
  /** Nobody turns the volume so far: the sound begins or ends. */
  jumpMostLu: 25,
  jumpsTogetherSeconds: 30,
  /** Drop-outs: so many, each within so many seconds of the next. */
  gapsInARow: 5,
  gapsApartSeconds: 10,
  /** Waves cut off flat in a second: some can be a hand clap, or a limiter at work; overdriven speech has 30 and more. */
  clippedRunsPerSecond: 8,
  /** A single second needs more of them to be believed. */
  clippedRunsInARow: 25,
  clippedFaultShare: 0.05,
  silentFaultSeconds: 30,
  silentSeconds: 3,
  oneSidedDb: 15,
  correlation: -0.5,
  flashFrames: 5,
  blackFrames: 1,
  cutsPerMinute: 15,
} as const;

/** Overall: how much each score weighs. The campaign's complaints name picture and sound first. */
export const WEIGHTS = { clarity: 0.4, audio: 0.4, cuts: 0.2 } as const;

/** A lesson is not much better than its worst side: overall is at most this far above the lowest score. */
export const MAX_ABOVE_LOWEST = 30;

import type { Curve } from './interpolate.ts';

/**
 * Every figure that turns a measure of the picture into points or findings; docs/scoring.md says where each comes from.
 * Every curve rises from where a careful eye sees something, so that of two copies the worse one never scores the same.
 */
export const CLARITY_COSTS = {
  /** Pixels at 1080 lines. A screen's own pixels measure 1.0, a sharp camera 1.2–1.8; small frames a little more. */
  edgeWidth: [
    [1, 0],
    [1.8, 1.5],
    [2.5, 5],
    [3.5, 13],
    [5, 25],
    [7, 40],
    [10, 58],
    [16, 80],
    [30, 98],
  ],
  /** Deviation in levels. A lit camera has up to 1.2; 3 is plain to see, and 10 hides faces. */
  noise: [
    [0.3, 0],
    [1.2, 1.2],
    [1.6, 8],
    [2, 20],
    [3, 46],
    [6, 72],
    [10, 84],
    [15, 91],
    [25, 97],
  ],
  /** See block-strength.ts: 0 has no blocks, codecs at ordinary rates 0.1, starved ones 0.4 to 4. */
  blocks: [
    [0.02, 0],
    [0.1, 1.7],
    [0.25, 5.5],
    [0.4, 13],
    [0.8, 24],
    [1.5, 34],
    [3, 48],
    [6, 66],
  ],
  /** Luma. A scene with something white in it reaches 200 and more; below 150 a picture is dim (NTIA NRMetricFramework). */
  lightLevel: [
    [30, 92],
    [45, 76],
    [70, 52],
    [100, 27],
    [125, 7],
    [150, 2],
    [190, 0.8],
    [225, 0],
  ],
  /** Share of the picture burnt out or washed out, in camera shots only. */
  burntShare: [
    [0.01, 0],
    [0.1, 4],
    [0.25, 14],
    [0.4, 26],
    [0.7, 48],
    [1, 70],
  ],
  /** Share of brightness: coloured light that even white paper shows. Rooms and boards have up to 0.05. */
  cast: [
    [0.02, 0],
    [0.05, 2],
    [0.07, 5],
    [0.14, 14],
    [0.2, 24],
    [0.4, 50],
  ],
  blackShare: [
    [0.01, 0],
    [0.05, 10],
    [0.3, 50],
    [1, 100],
  ],
  frozenShare: [
    [0, 0],
    [0.02, 10],
    [0.1, 30],
    [1, 90],
  ],
} as const satisfies Readonly<Record<string, Curve>>;

/** Where a finding begins (warning) and where it is a fault. */
export const CLARITY_LIMITS = {
  edgeWidth: 3.4,
  edgeWidthFault: 5,
  /** A small picture is no blurred one: its own pixels must be blurred too. */
  edgePixels: 2.3,
  noise: 3.5,
  noiseFault: 8,
  blocks: 0.42,
  blocksFault: 1.2,
  lightLevel: 128,
  lightLevelFault: 85,
  burntShare: 0.28,
  burntFaultShare: 0.55,
  cast: 0.08,
  castFault: 0.18,
  /** Faults of a scene shorter than this are the scene: a hand before the lens, a page turned. */
  stretchSeconds: 5,
  /** Real detail as a share of the picture's lines: enlarged about twice or more. */
  detailShare: 0.45,
  detailFaultShare: 0.3,
  /** Wider than this, a picture without the swing of a scaler is out of focus, be it all of the lesson. */
  softPixels: 3.4,
  /** An enlarged picture is one for as long as its camera is on. */
  upscaledStretchSeconds: 8,
  blackSeconds: 0.5,
  blackFaultSeconds: 3,
  frozenSeconds: 3,
  frozenFaultSeconds: 10,
} as const;

/** Sharpness and blocks cost all of their points from so much structure on, and this share of them on a blank wall. */
export const STRUCTURE = { full: 0.2, least: 0.4 } as const;

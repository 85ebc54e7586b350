import type { Curve } from './interpolate.ts';

/** What editing, steadiness and timing cost; docs/scoring.md says where each figure comes from. */
export const EDIT_COSTS = {
  /** Jump cuts for every ten minutes: meant now and then, a nuisance in a row. */
  jumpCutsPerTenMinutes: [
    [0, 0],
    [1, 5],
    [3, 12],
    [10, 30],
    [30, 45],
  ],
  colourJumpsPerTenMinutes: [
    [0, 0],
    [1, 6],
    [3, 15],
    [10, 35],
    [30, 50],
  ],
  popsPerTenMinutes: [
    [0, 0],
    [1, 6],
    [3, 15],
    [10, 35],
    [30, 50],
  ],
  /** Share of the lesson's frames that are missing. */
  lostShare: [
    [0, 0],
    [0.001, 5],
    [0.01, 20],
    [0.05, 40],
    [0.3, 70],
  ],
  /** Root mean square of the movement, as a share of the picture's width. */
  jitterShare: [
    [0.002, 0],
    [0.005, 10],
    [0.01, 25],
    [0.03, 50],
  ],
  /** Sound that ends before or after the picture, beyond what EBU R37 lets pass. */
  driftSeconds: [
    [0.06, 0],
    [0.2, 8],
    [0.5, 20],
    [1, 30],
    [3, 45],
  ],
} as const satisfies Readonly<Record<string, Curve>>;

/** Where a finding begins (warning) and where it is a fault. */
export const EDIT_LIMITS = {
  /** A hand that holds a camera reaches it; a tripod in our clips stays below a tenth of it. */
  jitterShare: 0.002,
  jitterFaultShare: 0.01,
  shakyStretchSeconds: 2,
  /** Less of the picture that jumps is not seen: three of the 144 blocks, a head in a wide shot. */
  jumpShare: 0.02,
  /** Levels of luma, and of both chroma planes together: seen side by side, and no codec makes them. */
  colourLumaLevels: 5,
  colourChromaLevels: 3,
  colourFaultFactor: 4,
  /** EBU QC and this project's facts: a step of more than 6 LU beside a cut. */
  popStepLu: 6,
  popClickDb: 10,
  lostFaultSeconds: 0.4,
  driftFaultSeconds: 0.2,
} as const;

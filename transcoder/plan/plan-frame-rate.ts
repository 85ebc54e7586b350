import type { Rational, VideoProbe } from '../probe/probe.ts';

const STANDARD_RATES: readonly Rational[] = [
  { numerator: 5, denominator: 1 },
  { numerator: 15, denominator: 2 },
  { numerator: 10, denominator: 1 },
  { numerator: 25, denominator: 2 },
  { numerator: 15, denominator: 1 },
  { numerator: 20, denominator: 1 },
  { numerator: 24_000, denominator: 1001 },
  { numerator: 24, denominator: 1 },
  { numerator: 25, denominator: 1 },
  { numerator: 30_000, denominator: 1001 },
  { numerator: 30, denominator: 1 },
  { numerator: 48, denominator: 1 },
  { numerator: 50, denominator: 1 },
  { numerator: 60_000, denominator: 1001 },
  { numerator: 60, denominator: 1 },
  { numerator: 120, denominator: 1 },
];

/** Slower pictures are repeated up to this, so that a GOP of two seconds still holds several frames. */
export const MIN_FRAMES_PER_SECOND = 5;
/** Timestamps in whole milliseconds blur a rate by this much. */
const SAME = 0.001;

/** The constant rate of all renditions: the source's own, or a fraction or multiple of it. */
export function planFrameRate(
  video: Pick<VideoProbe, 'nominalFrameRate' | 'framesPerSecond' | 'scan'>,
  maxFramesPerSecond: number,
): Rational {
  let rate = standardIfNear(sourceRate(video));
  // A tolerance, or 30.01 would be halved to 15.
  while (value(rate) > maxFramesPerSecond * 1.02) {
    rate = reduce({ numerator: rate.numerator, denominator: rate.denominator * 2 });
  }
  while (value(rate) < MIN_FRAMES_PER_SECOND) {
    rate = reduce({ numerator: rate.numerator * 2, denominator: rate.denominator });
  }
  return rate;
}

/** The rate that the source's frames sit on. */
function sourceRate(
  video: Pick<VideoProbe, 'nominalFrameRate' | 'framesPerSecond' | 'scan'>,
): Rational {
  const { nominalFrameRate: nominal, framesPerSecond: average, scan } = video;
  if (nominal === null) return atLeast(average);
  // Two fields a frame: some streams give the rate of fields.
  const fields = scan === 'interlaced' && isNear(value(nominal), 2 * average, 0.02);
  if (fields) return { numerator: nominal.numerator, denominator: nominal.denominator * 2 };
  if (isNear(value(nominal), average, 0.01)) return nominal;
  // A variable rate: cameras and screen recorders drop frames from a steady clock, which is the nominal rate.
  const steady = STANDARD_RATES.some((rate) => isNear(value(rate), value(nominal), SAME));
  // Anything else is the tick of a clock (1000, 90000), not a rate of frames.
  return steady ? nominal : atLeast(average);
}

/** The slowest standard rate that loses no frame on average. */
function atLeast(average: number): Rational {
  const rate = STANDARD_RATES.find((each) => value(each) >= average * 0.99);
  return rate ?? { numerator: 120, denominator: 1 };
}

function standardIfNear(rate: Rational): Rational {
  // Nearest first: 29.97 and 30 lie as close together as some files' timestamps are wrong.
  const [nearest] = [...STANDARD_RATES].sort(
    (a, b) => Math.abs(value(a) - value(rate)) - Math.abs(value(b) - value(rate)),
  );
  return nearest !== undefined && isNear(value(nearest), value(rate), SAME) ? nearest : rate;
}

function isNear(a: number, b: number, share: number): boolean {
  return Math.abs(a - b) <= b * share;
}

function reduce({ numerator, denominator }: Rational): Rational {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function value(rate: Rational): number {
  return rate.numerator / rate.denominator;
}

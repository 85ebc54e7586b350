const PHASES = 4;
const HALF_TAPS = 12;
/** Kaiser window: about 70 dB of stop band, flat to the fs/4 and beyond that the true-peak signals need. */
const BETA = 7;

/**
 * Interpolates 3 values between two samples: one row of taps for each quarter step, to be laid over the
 * 12 samples before and 12 after the gap. Each row sums to 1.
 */
export function oversamplingFilter(): readonly Float64Array[] {
  return Array.from({ length: PHASES - 1 }, (_, phase) => {
    const delay = (phase + 1) / PHASES;
    const taps = new Float64Array(2 * HALF_TAPS);
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap += 1) {
      const distance = tap - (HALF_TAPS - 1) - delay;
      const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
      const window = bessel(BETA * Math.sqrt(1 - (distance / HALF_TAPS) ** 2)) / bessel(BETA);
      taps[tap] = sinc * window;
      sum += taps[tap]!;
    }
    return taps.map((value) => value / sum);
  });
}

/** Modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let order = 1; term > sum * 1e-12; order += 1) {
    term *= (x / (2 * order)) ** 2;
    sum += term;
  }
  return sum;
}

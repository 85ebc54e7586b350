/** A line of the spectrum, as heard in one window. */
export type Line = Readonly<{
  /** Of the tone at exactly this frequency; re² + im² is its mean square. */
  re: number;
  im: number;
  /** Mean square as heard 2 Hz away, on the stronger side: a tone that is higher there lies there. */
  near: number;
  /** Mean square that a line of the same width would have beside it. */
  beside: number;
}>;

const HARMONICS = 5;
/** Each mains frequency and its harmonics, in Hz. */
export const MAINS_LINES: readonly number[] = [50, 60].flatMap((mains) =>
  Array.from({ length: HARMONICS }, (_, index) => mains * (index + 1)),
);
/** Far enough for the window's main lobe, near enough to be the same noise. */
const BESIDE_HZ = [-13, -11, -9, -7, 7, 9, 11, 13];

/** Listens to lines of a spectrum in windows of so many samples (von Hann's window). */
export function createLineProbe(
  linesHz: readonly number[],
  length: number,
  rateHz: number,
): (samples: Float64Array) => readonly Line[] {
  const probes = linesHz.map((hertz) => ({
    at: tables(hertz, length, rateHz),
    near: [-2, 2].map((offset) => tables(hertz + offset, length, rateHz)),
    beside: BESIDE_HZ.map((offset) => tables(hertz + offset, length, rateHz)),
  }));
  return (samples) =>
    probes.map(({ at, near, beside }) => {
      const powers = beside.map((table) => power(correlate(samples, table))).sort((a, b) => a - b);
      // The middle ones: a neighbour may be the harmonic of a voice.
      const nearest = Math.max(...near.map((table) => power(correlate(samples, table))));
      return { ...correlate(samples, at), near: nearest, beside: (powers[3]! + powers[4]!) / 2 };
    });
}

type Tables = Readonly<{ cos: Float64Array; sin: Float64Array }>;

function tables(hertz: number, length: number, rateHz: number): Tables {
  const at = (index: number, wave: (angle: number) => number) =>
    // √2 / Σ window: a tone's mean square comes out.
    ((1 - Math.cos((2 * Math.PI * index) / length)) / length) *
    Math.SQRT2 *
    wave((2 * Math.PI * hertz * index) / rateHz);
  return {
    cos: Float64Array.from({ length }, (_, index) => at(index, Math.cos)),
    sin: Float64Array.from({ length }, (_, index) => at(index, Math.sin)),
  };
}

function correlate(samples: Float64Array, { cos, sin }: Tables) {
  let re = 0;
  let im = 0;
  for (let index = 0; index < samples.length; index += 1) {
    re += samples[index]! * cos[index]!;
    im -= samples[index]! * sin[index]!;
  }
  return { re, im };
}

function power({ re, im }: { re: number; im: number }): number {
  return re * re + im * im;
}

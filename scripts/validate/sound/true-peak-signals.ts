const RATE_HZ = 48_000;
const FADE_SECONDS = 0.01;
const SECONDS = 0.2;

/** A signal of EBU Tech 3341 for true-peak meters; tolerance is +0.2 and −0.4 dB. */
export type TruePeakSignal = Readonly<{
  name: string;
  samples: Float32Array;
  expectedDbtp: number;
}>;

/**
 * 15 to 19: sines whose peaks lie between the samples. 20 to 23: a sine at fs/6 of half scale with one period of full
 * scale at fs/4, made at four times the rate, limited to the band, and taken at each of the four offsets.
 */
export function truePeakSignals(): TruePeakSignal[] {
  const sines = (
    [
      [15, 4, 0, 0.5, -6],
      [16, 4, 45, 0.5, -6],
      [17, 6, 60, 0.5, -6],
      [18, 8, 67.5, 0.5, -6],
      [19, 4, 45, 1.41, 3],
    ] as const
  ).map(([number, divisor, phase, peak, expectedDbtp]) => ({
    name: `3341-${number}`,
    samples: faded(
      (index) => peak * Math.sin((2 * Math.PI * index) / divisor + (phase * Math.PI) / 180),
    ),
    expectedDbtp,
  }));
  const fine = burst();
  const bursts = [0, 1, 2, 3].map((offset) => ({
    name: `3341-${20 + offset}`,
    samples: Float32Array.from(
      { length: fine.length / 4 },
      (_, index) => fine[4 * index + offset]!,
    ),
    expectedDbtp: 0,
  }));
  return [...sines, ...bursts];
}

function faded(wave: (index: number) => number): Float32Array {
  const length = SECONDS * RATE_HZ;
  const fade = FADE_SECONDS * RATE_HZ;
  return Float32Array.from(
    { length },
    (_, index) => Math.min(1, index / fade, (length - 1 - index) / fade) * wave(index),
  );
}

/** At four times the rate. */
function burst(): Float64Array {
  const length = SECONDS * RATE_HZ * 4;
  const middle = 4 * 6 * 800;
  const wave = Float64Array.from({ length }, (_, index) => {
    const beside = index - middle;
    const fade = Math.min(1, index / 2000, (length - 1 - index) / 2000);
    // One period at fs/4 has 16 samples here; the phase runs on from it on both sides.
    if (beside >= 0 && beside < 16) return Math.sin((2 * Math.PI * beside) / 16);
    return fade * 0.5 * Math.sin((2 * Math.PI * (beside < 0 ? beside : beside - 16)) / 24);
  });
  return limitToBand(wave);
}

/** A windowed sinc at 20 kHz; scaled so that the highest value is full scale again. */
function limitToBand(wave: Float64Array): Float64Array {
  const half = 128;
  const corner = 20_000 / (RATE_HZ * 4);
  const taps = Float64Array.from({ length: 2 * half + 1 }, (_, index) => {
    const at = index - half;
    const sinc = at === 0 ? 2 * corner : Math.sin(2 * Math.PI * corner * at) / (Math.PI * at);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * at) / half));
  });
  const limited = wave.map((_, index) => {
    let sum = 0;
    for (let tap = -half; tap <= half; tap += 1)
      sum += taps[tap + half]! * (wave[index + tap] ?? 0);
    return sum;
  });
  const highest = limited.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return limited.map((value) => value / highest);
}

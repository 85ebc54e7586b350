/** One section of second order: y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂. */
export type Biquad = Readonly<{ b0: number; b1: number; b2: number; a1: number; a2: number }>;

/** A Butterworth pass of second order, by the bilinear transform. */
export function butterworth(kind: 'high' | 'low', cornerHz: number, sampleRateHz: number): Biquad {
  const k = Math.tan((Math.PI * cornerHz) / sampleRateHz);
  const norm = 1 / (1 + Math.SQRT2 * k + k * k);
  const gain = kind === 'high' ? norm : k * k * norm;
  return {
    b0: gain,
    b1: kind === 'high' ? -2 * gain : 2 * gain,
    b2: gain,
    a1: 2 * (k * k - 1) * norm,
    a2: (1 - Math.SQRT2 * k + k * k) * norm,
  };
}

const HALF_TAPS = 16;

/** To another rate, by a windowed sinc as wide as the lower of the two allows. */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  const band = Math.min(1, toHz / fromHz);
  return Float32Array.from({ length: Math.floor((samples.length * toHz) / fromHz) }, (_, index) => {
    const place = (index * fromHz) / toHz;
    const first = Math.ceil(place - HALF_TAPS / band);
    const last = Math.floor(place + HALF_TAPS / band);
    let sum = 0;
    for (let at = first; at <= last; at += 1) {
      const distance = (at - place) * band;
      const angle = Math.PI * distance;
      const sinc = distance === 0 ? 1 : Math.sin(angle) / angle;
      const window = 0.5 + 0.5 * Math.cos(angle / HALF_TAPS);
      sum += (samples[at] ?? 0) * sinc * window * band;
    }
    return sum;
  });
}

/** How many bytes had been sent at a moment (milliseconds). */
export type SpeedSample = Readonly<{ atMs: number; bytes: number }>;

/** A speed is that of the last seconds: longer hides a stall, shorter jumps about. */
const WINDOW_MS = 8_000;

/** The samples with a new one, without those that no longer count. Starts over when bytes run backwards. */
export function addSample(
  samples: readonly SpeedSample[],
  sample: SpeedSample,
): readonly SpeedSample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.bytes < last.bytes) return [sample];
  return [...samples.filter((each) => sample.atMs - each.atMs <= WINDOW_MS), sample];
}

/** Bytes per second over the samples; null while there is too little to tell, and when the last is long ago. */
export function measureSpeed(samples: readonly SpeedSample[], nowMs: number): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.atMs - first.atMs < 500) return null;
  if (nowMs - last.atMs > WINDOW_MS) return null;
  return ((last.bytes - first.bytes) * 1000) / (last.atMs - first.atMs);
}

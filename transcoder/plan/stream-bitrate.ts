const PEAK_SECONDS = 10;

/** Average over all packets, and over the busiest ten seconds (of a shorter stream: ten seconds with it in them). */
export function streamBitrate(
  sizeBytes: Uint32Array,
  framesPerSecond: number,
): Readonly<{ averageKbps: number; peakKbps: number }> {
  const window = Math.max(1, Math.round(PEAK_SECONDS * framesPerSecond));
  let total = 0;
  let inWindow = 0;
  let most = 0;
  for (const [at, size] of sizeBytes.entries()) {
    total += size;
    inWindow += size - (at < window ? 0 : (sizeBytes[at - window] ?? 0));
    most = Math.max(most, inWindow);
  }
  const kbps = (bytes: number, frames: number) => (bytes * 8 * framesPerSecond) / 1000 / frames;
  return {
    averageKbps: sizeBytes.length === 0 ? 0 : kbps(total, sizeBytes.length),
    peakKbps: kbps(most, window),
  };
}

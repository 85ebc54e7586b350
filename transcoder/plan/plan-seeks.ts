import type { PacketScan } from '../probe/packet-scan.ts';

/** A picture within this part of a frame of its place on the grid is the one shown there, however times are rounded. */
const SURELY = 0.25;

/**
 * Where to seek to for each of these frames of the grid, on the source's own clock: the keyframe from which the frame
 * that is shown then can be decoded. null: from the file's start.
 */
export function planSeeks(
  { packets, zeroSeconds }: Pick<PacketScan, 'packets' | 'zeroSeconds'>,
  framesPerSecond: number,
  frames: readonly number[],
): (number | null)[] {
  const shown = packets.ptsSeconds.filter((pts) => !Number.isNaN(pts)).sort();
  const keyframes = packets.ptsSeconds
    .filter((pts, at) => packets.keyframe[at] === 1 && !Number.isNaN(pts))
    .sort();
  return frames.map((frame) => {
    if (frame === 0) return null;
    const own = lastUpTo(shown, (frame + SURELY) / framesPerSecond);
    const isOwn = own !== null && own >= (frame - SURELY) / framesPerSecond;
    // A slow source may show one frame for a long time: what is shown then may have begun long before.
    const needed = isOwn ? own : lastUpTo(shown, (frame - 1) / framesPerSecond);
    const keyframe = needed === null ? null : lastUpTo(keyframes, needed);
    return keyframe === null ? null : keyframe + zeroSeconds;
  });
}

/** The last of ascending times that is not past the limit; null where all are. */
function lastUpTo(times: Float64Array, limit: number): number | null {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Number.NaN) <= limit) low = middle + 1;
    else high = middle;
  }
  return times[low - 1] ?? null;
}

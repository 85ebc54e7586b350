import type { PacketScan } from '../probe/packet-scan.ts';

/** The frames of a stream on a grid; counted from the first one shown. */
export type PlacedFrames = Readonly<{
  /** In decode order, the frame number at which each packet is shown. */
  numbers: Int32Array;
  /** The first one's time from the lesson's zero; NaN where a packet has no time, or there is none. */
  firstSeconds: number;
  /** The first frame of the grid that no packet has for its own; null where all n packets fill the frames 0 to n − 1. */
  unfilled: number | null;
}>;

/** Puts every packet on the nearest frame of a constant rate, so that jitter of less than half a frame does no harm. */
export function placeFrames({ packets }: PacketScan, framesPerSecond: number): PlacedFrames {
  const { ptsSeconds } = packets;
  // No Math.min(...): hours of packets are more arguments than a call can take.
  const firstSeconds = ptsSeconds.reduce((least, pts) => Math.min(least, pts), Infinity);
  if (!Number.isFinite(firstSeconds)) {
    return { numbers: new Int32Array(0), firstSeconds: Number.NaN, unfilled: 0 };
  }
  const numbers = Int32Array.from(ptsSeconds, (pts) =>
    Math.round((pts - firstSeconds) * framesPerSecond),
  );
  const filled = new Uint8Array(numbers.length);
  for (const number of numbers) if (number < filled.length) filled[number] = 1;
  const unfilled = filled.indexOf(0);
  return { numbers, firstSeconds, unfilled: unfilled === -1 ? null : unfilled };
}

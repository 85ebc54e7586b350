import type { PacketScan } from '../probe/packet-scan.ts';
import type { RungBitrate } from './drop-useless-rungs.ts';

const PEAK_SECONDS = 10;

/** Average over all packets, and over the busiest ten seconds (a shorter stream's: ten seconds with it in them). */
export function streamBitrate({
  packets: { sizeBytes },
  endSeconds,
}: Pick<PacketScan, 'packets' | 'endSeconds'>): RungBitrate {
  if (!(endSeconds > 0)) return { averageKbps: 0, peakKbps: 0 };
  const window = Math.max(1, Math.round((PEAK_SECONDS * sizeBytes.length) / endSeconds));
  let total = 0;
  let inWindow = 0;
  let most = 0;
  for (const [at, size] of sizeBytes.entries()) {
    total += size;
    inWindow += size - (sizeBytes[at - window] ?? 0);
    most = Math.max(most, inWindow);
  }
  const kbps = (bytes: number, seconds: number) => (bytes * 8) / 1000 / seconds;
  return { averageKbps: kbps(total, endSeconds), peakKbps: kbps(most, PEAK_SECONDS) };
}

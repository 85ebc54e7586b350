import { followPackets } from './follow-packets.ts';
import type { PacketScan } from './packet-scan.ts';
import { scanPacketsArgv } from './probe-argv.ts';
import { type ProbeRequest, runFfprobe } from './run-ffprobe.ts';

/** Which stream, and the container's start on the file's own clock (`Probe.startSeconds`). */
type Scanned = Readonly<{ streamIndex: number; zeroSeconds: number }>;

/** Reads every packet of one stream, decoding none. Throws as runFfprobe does. */
export async function scanPackets(request: ProbeRequest & Scanned): Promise<PacketScan> {
  const packets = followPackets(request.zeroSeconds);
  await runFfprobe(scanPacketsArgv(request.sourceFile, request.streamIndex), request, packets.add);
  return packets.scan();
}

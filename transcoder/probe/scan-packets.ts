import { followPackets } from './follow-packets.ts';
import type { PacketScan } from './packet-scan.ts';
import { scanPacketsArgv } from './probe-argv.ts';
import { type ProbeRequest, runFfprobe } from './run-ffprobe.ts';

type Scanned = Readonly<{
  /** How the file is opened: `-i` and what belongs before it. */
  input: readonly string[];
  streamIndex: number;
  /** The container's start on the file's own clock (`Probe.startSeconds`). */
  zeroSeconds: number;
}>;

/** Reads every packet of one stream, decoding none. Throws as runFfprobe does. */
export async function scanPackets(
  request: Pick<ProbeRequest, 'limits' | 'signal'> & Scanned,
): Promise<PacketScan> {
  const packets = followPackets(request.zeroSeconds);
  await runFfprobe(scanPacketsArgv(request.input, request.streamIndex), request, packets.add);
  return packets.scan();
}

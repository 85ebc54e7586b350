import { followPackets } from './follow-packets.ts';
import type { PacketScan } from './packet-scan.ts';
import { scanPacketsArgv } from './probe-argv.ts';
import { readLines } from './read-lines.ts';
import { type ProbeRequest, runFfprobe } from './run-ffprobe.ts';

type Scanned = Readonly<{
  /** How the file is opened: `-i` and what belongs before it. */
  input: readonly string[];
  streamIndices: readonly number[];
  /** The container's start on the file's own clock (`Probe.startSeconds`). */
  zeroSeconds: number;
}>;

/** Reads every packet of some streams, decoding none; a scan for each, in their order. Throws as runFfprobe does. */
export async function scanPackets(
  request: Pick<ProbeRequest, 'limits' | 'signal'> & Scanned,
): Promise<readonly PacketScan[]> {
  const { input, streamIndices, zeroSeconds } = request;
  const streams = streamIndices.map(() => followPackets(zeroSeconds));
  const lines = readLines((line) => {
    const comma = line.indexOf(',');
    const stream = streams[streamIndices.indexOf(Number(line.slice(0, comma)))];
    stream?.takeLine(line.slice(comma + 1));
  });
  await runFfprobe(scanPacketsArgv(input), request, lines.add);
  return streams.map((stream) => stream.scan());
}

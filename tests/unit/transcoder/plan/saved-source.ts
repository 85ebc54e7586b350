import { readFileSync } from 'node:fs';
import type { FfprobeJson } from '../../../../transcoder/probe/ffprobe-json.ts';
import { followPackets } from '../../../../transcoder/probe/follow-packets.ts';
import type { PacketScan } from '../../../../transcoder/probe/packet-scan.ts';
import { parseProbe, statedDuration } from '../../../../transcoder/probe/parse-probe.ts';
import type { Probe } from '../../../../transcoder/probe/probe.ts';
import { readLines } from '../../../../transcoder/probe/read-lines.ts';

/** What ffprobe really said of a clip and of its picture's packets. */
export function savedSource(name: string): Readonly<{ probe: Probe; scan: PacketScan }> {
  const read = (ending: string) =>
    readFileSync(new URL(`../../../fixtures/probe/packets/${name}.${ending}`, import.meta.url));
  const json = JSON.parse(read('json').toString()) as FfprobeJson;
  const durationSeconds = statedDuration(json)!;
  const probe = parseProbe(json, { sizeBytes: 500_000, durationSeconds });
  const packets = followPackets(probe.startSeconds);
  readLines(packets.takeLine).add(read('csv'));
  return { probe, scan: packets.scan() };
}

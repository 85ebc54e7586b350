import { open, stat } from 'node:fs/promises';
import { adviseByStart, START_BYTES } from './advise-by-start.ts';
import type { FfprobeJson } from './ffprobe-json.ts';
import { findTruncation } from './find-truncation.ts';
import { followPacketTimes } from './packet-times.ts';
import { mayLeap, parseProbe, statedDuration } from './parse-probe.ts';
import type { Probe } from './probe.ts';
import { packetTimesArgv, probeArgv } from './probe-argv.ts';
import { readTopBoxes } from './read-top-boxes.ts';
import { type ProbeRequest, runFfprobe } from './run-ffprobe.ts';
import { UnusableSourceError } from './unusable-source-error.ts';

/** Looks at a source before any work is spent on it. Throws UnusableSourceError when none should be. */
export async function probeSource(request: ProbeRequest): Promise<Probe> {
  const { sourceFile, limits } = request;
  const { size: sizeBytes } = await stat(sourceFile);
  if (sizeBytes > limits.maxSourceBytes) throw new UnusableSourceError('too-large');
  const advice = adviseByStart(await readStart(sourceFile));
  if (advice !== null) throw new UnusableSourceError('not-a-video', undefined, advice);
  if (findTruncation(await readTopBoxes(sourceFile, sizeBytes), sizeBytes)) {
    throw new UnusableSourceError('truncated');
  }
  const json = await readFfprobe(request);
  const durationSeconds = statedDuration(json) ?? (await measureDuration(request, mayLeap(json)));
  const probe = parseProbe(json, { sizeBytes, durationSeconds });
  if (durationSeconds === 0) throw new UnusableSourceError('truncated');
  if (durationSeconds > limits.maxDurationSeconds) throw new UnusableSourceError('too-long');
  return probe;
}

async function readFfprobe(request: ProbeRequest): Promise<FfprobeJson> {
  const chunks: Buffer[] = [];
  await runFfprobe(probeArgv(request.sourceFile), request, (bytes) =>
    chunks.push(Buffer.from(bytes)),
  );
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as FfprobeJson;
}

/** Reads every packet's time: for recordings of browsers and other streams without an end in their header. */
async function measureDuration(request: ProbeRequest, leaps: boolean): Promise<number> {
  const times = followPacketTimes(leaps);
  await runFfprobe(packetTimesArgv(request.sourceFile), request, times.add);
  return times.durationSeconds();
}

async function readStart(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

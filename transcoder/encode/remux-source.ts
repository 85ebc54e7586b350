import { dirname, resolve } from 'node:path';
import type { Probe } from '../probe/probe.ts';
import { runTool } from '../tool/run-tool.ts';
import { untrustedInput } from '../tool/untrusted-input.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';
import { encodeLimits } from './encode-limits.ts';
import { REMUXED_ZERO_SECONDS, remuxArgv } from './remux-argv.ts';

type Remuxing = Readonly<{
  sourceFile: string;
  probe: Probe;
  /** Written; what was there before is replaced. */
  file: string;
  limits: TranscodeLimits;
  signal: AbortSignal;
}>;

/** A remuxed copy may be larger than its source by headers and padding that transport streams do without. */
const LARGEST_GROWTH = 1.25;
const SLACK_BYTES = 64 * 1024 * 1024;

/** Makes a copy that can be sought in exactly, and gives the probe of it. Throws ToolError and the signal's reason. */
export async function remuxSource(remuxing: Remuxing): Promise<Probe> {
  const { sourceFile, probe, file, limits, signal } = remuxing;
  const { video, audio } = probe;
  await runTool({
    argv: remuxArgv({
      input: untrustedInput(sourceFile),
      videoStreamIndex: video.streamIndex,
      audioStreamIndex: audio?.streamIndex ?? null,
      zeroAfterStartSeconds: probe.startSeconds - probe.containerStartSeconds,
      file: resolve(file),
    }),
    limits: {
      ...encodeLimits(limits, probe.durationSeconds),
      fileBytes: Math.ceil(probe.sizeBytes * LARGEST_GROWTH) + SLACK_BYTES,
    },
    folder: dirname(resolve(file)),
    outputs: [{ fd: 1, consume: () => undefined, showsProgress: true }],
    signal,
    stallSeconds: limits.stallSeconds,
  });
  const shift = REMUXED_ZERO_SECONDS - probe.startSeconds;
  return {
    ...probe,
    startSeconds: REMUXED_ZERO_SECONDS,
    containerStartSeconds: probe.containerStartSeconds + shift,
    video: { ...video, streamIndex: 0, startSeconds: video.startSeconds + shift },
    audio: audio && { ...audio, streamIndex: 1, startSeconds: audio.startSeconds + shift },
  };
}

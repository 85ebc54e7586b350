import { runTool } from '../tool/run-tool.ts';
import { type TranscodeLimits, toolLimits } from '../transcode-limits.ts';
import { judgeProbeError } from './judge-probe-error.ts';

export type ProbeRequest = Readonly<{
  sourceFile: string;
  limits: TranscodeLimits;
  signal: AbortSignal;
}>;

/** Runs one call of ffprobe over a source. Throws UnusableSourceError where the source is to blame, else ToolError. */
export async function runFfprobe(
  argv: readonly string[],
  { limits, signal }: Pick<ProbeRequest, 'limits' | 'signal'>,
  consume: (bytes: Buffer) => void,
): Promise<void> {
  try {
    await runTool({
      argv,
      limits: toolLimits(limits, { cpuSeconds: 300, fileBytes: 0 }),
      outputs: [{ fd: 1, showsProgress: true, consume }],
      signal,
      stallSeconds: limits.stallSeconds,
      // A line a packet: hours of them. What is past this was made to be long.
      maxOutputBytes: 512 * 1024 * 1024,
    });
  } catch (error) {
    throw judgeProbeError(error);
  }
}

import type { Plan } from '../plan/plan.ts';
import type { StillPlan } from '../plan/plan-finding-stills.ts';
import { runTool } from '../tool/run-tool.ts';
import { type TranscodeLimits, toolLimits } from '../transcode-limits.ts';
import { cutFrames } from './cut-frames.ts';
import { FINDING_STILL_FD, findingStillArgv } from './finding-still-argv.ts';

/** Ten seconds of 4K in HEVC between keyframes; what takes longer is not worth it. */
const CPU_SECONDS = 40;

export type FrameFetch = Readonly<{
  /** How the source is opened. */
  input: readonly string[];
  plan: Plan;
  still: StillPlan;
  limits: TranscodeLimits;
  signal: AbortSignal;
}>;

/** The frames of a still as yuv420p, in order. Throws ToolError, Error where frames are missing, and the signal's reason. */
export async function fetchFrames(fetch: FrameFetch): Promise<readonly Uint8Array[]> {
  const { input, plan, still, limits, signal } = fetch;
  const frameBytes = (still.panel.width * still.panel.height * 3) / 2;
  const frames: Uint8Array[] = [];
  const cutter = cutFrames(frameBytes, (bytes) => frames.push(bytes.slice()));
  await runTool({
    argv: findingStillArgv(input, plan, still),
    limits: toolLimits(limits, { cpuSeconds: CPU_SECONDS, fileBytes: 0 }),
    outputs: [
      {
        fd: FINDING_STILL_FD,
        consume: cutter.add,
        showsProgress: true,
        maxBytes: frameBytes * still.frames.length,
      },
    ],
    signal,
    stallSeconds: limits.stallSeconds,
  });
  cutter.end();
  if (frames.length !== still.frames.length) {
    throw new Error(`${frames.length} of ${still.frames.length} frames could be fetched`);
  }
  return frames;
}

import type { Plan } from '../plan/plan.ts';
import type { StillPlan } from '../plan/plan-finding-stills.ts';
import { findingStillGraph, PADS } from './filter-graph.ts';

export const FINDING_STILL_FD = 3;

/** The ffmpeg call that fetches the frames of one still: seeks, decodes what it must, and writes them raw. */
export function findingStillArgv(
  input: readonly string[],
  plan: Pick<Plan, 'picture' | 'timing' | 'taps' | 'zeroSeconds'>,
  still: Pick<StillPlan, 'frames' | 'seekSeconds' | 'panel'>,
): string[] {
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-nostats'],
    // Frames in between are left out, and are not to be filled in again.
    ...['-vsync', 'passthrough'],
    ...['-fflags', '+genpts'],
    // Turning is a step of our own, after deinterlacing.
    '-noautorotate',
    // Further threads would decode frames that nobody looks at.
    ...['-threads', '1'],
    ...seek(still.seekSeconds, plan.zeroSeconds),
    ...input,
    ...['-filter_complex', findingStillGraph(plan, still.frames, still.panel)],
    ...['-map', PADS.findingStill, '-f', 'rawvideo', '-pix_fmt', 'yuv420p'],
    `pipe:${FINDING_STILL_FD}`,
  ];
}

/** The graph finds its frames by the source's own clock, so what comes before them is not dropped by ffmpeg. */
function seek(seekSeconds: number, zeroSeconds: number): string[] {
  if (seekSeconds <= 0) return ['-copyts'];
  const at = (seekSeconds + zeroSeconds).toFixed(6);
  return ['-copyts', '-noaccurate_seek', '-seek_timestamp', '1', '-ss', at];
}

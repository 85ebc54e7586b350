import type { ToolLimits } from '../tool/confine-argv.ts';
import { type TranscodeLimits, toolLimits } from '../transcode-limits.ts';

/** CPU seconds that a second of lesson may take, over all threads; 4K in HEVC takes about ten. */
const CPU_SECONDS_PER_SECOND = 60;
const CPU_SECONDS_AT_LEAST = 600;

/** Bounds on a tool that works on so many seconds of a lesson and writes to pipes only. */
export function encodeLimits(limits: TranscodeLimits, seconds: number): ToolLimits {
  const cpuSeconds = Math.ceil(CPU_SECONDS_AT_LEAST + CPU_SECONDS_PER_SECOND * seconds);
  return toolLimits(limits, { cpuSeconds, fileBytes: 0 });
}

/** A cap holds over its buffer's two seconds; small pictures without a second of content to average over want slack. */
const OVER_CAP = 2;
const SLACK_BYTES = 8 * 1024 * 1024;

/** What a rendition with this cap may come to in so many seconds, before something is wrong. */
export function mostBytes(maxBitrateKbps: number, seconds: number): number {
  return Math.ceil(((maxBitrateKbps * 1000) / 8) * seconds * OVER_CAP) + SLACK_BYTES;
}

import type { Settings } from '../config/settings.ts';
import type { ToolLimits } from './tool/confine-argv.ts';
import type { Sandbox } from './tool/sandbox.ts';

/** What a source may cost before it is turned away. */
export type TranscodeLimits = Readonly<{
  maxDurationSeconds: number;
  maxSourceBytes: number;
  /** Address space of one tool. */
  memoryBytes: number;
  /** A tool that shows no progress for this long has hung. */
  stallSeconds: number;
  /** 0 to 19: how much encoding gives way to the web process. */
  niceness: number;
  sandbox: Sandbox;
}>;

const GIB = 1024 ** 3;

/** The limits that an installation's settings stand for, on a machine that permits this sandbox. */
export function transcodeLimits(
  settings: Pick<Settings, 'maxDurationSeconds' | 'maxUploadBytes'>,
  sandbox: Sandbox,
): TranscodeLimits {
  return {
    maxDurationSeconds: settings.maxDurationSeconds,
    maxSourceBytes: settings.maxUploadBytes,
    // Four encoders and a 4K decoder were seen to take 2 GiB; thread stacks count in full.
    memoryBytes: 8 * GIB,
    stallSeconds: 120,
    niceness: 10,
    sandbox,
  };
}

/** The same for one of the tools: what every tool has, and what this one may use. */
export function toolLimits(
  { memoryBytes, niceness, sandbox }: TranscodeLimits,
  own: Pick<ToolLimits, 'cpuSeconds' | 'fileBytes'>,
): ToolLimits {
  return { memoryBytes, niceness, sandbox, ...own };
}

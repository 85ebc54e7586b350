import type { Settings } from '../../config/settings.ts';
import { findSandbox, SandboxRequiredError } from '../../transcoder/tool/find-sandbox.ts';
import { type TranscodeLimits, transcodeLimits } from '../../transcoder/transcode-limits.ts';
import { CommandError } from '../terminal/run-command.ts';

/** A worker logs how far its tools are shut in; whoever works on a file of their own need not be told. */
const QUIET = { info: () => {}, warn: () => {} };

/** The limits of a command's work on this machine. Throws CommandError where the demanded sandbox is not to be had. */
export async function limitsHere(settings: Settings): Promise<TranscodeLimits> {
  try {
    return transcodeLimits(settings, await findSandbox(settings.sandbox, QUIET));
  } catch (error) {
    if (!(error instanceof SandboxRequiredError)) throw error;
    throw new CommandError(error.advice.zh, error.advice.en, { cause: error });
  }
}

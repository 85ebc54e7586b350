import { SettingsError } from '../../config/settings.ts';
import type { CommandIo } from '../commands/command.ts';
import { UsageError } from './parse-options.ts';

/** The input cannot be used: exit 2, with `CODE: reason` as the last line on stderr. */
export class UnusableInputError extends Error {
  readonly code: string;

  constructor(code: string, reason: string) {
    super(reason);
    this.name = 'UnusableInputError';
    this.code = code;
  }
}

/** Something outside that can be named to a person in a sentence; exit 1. */
export class CommandError extends Error {
  readonly code = 'command-failed';

  constructor(zh: string, en: string, options?: ErrorOptions) {
    super(`${zh} · ${en}`, options);
    this.name = 'CommandError';
  }
}

/** Runs a command's body: help on demand, and errors that were foreseen as one line and an exit status. */
export async function runCommand(
  args: readonly string[],
  io: CommandIo,
  help: string,
  body: () => Promise<number>,
): Promise<number> {
  if (asksForHelp(args)) {
    io.stdout.write(help);
    return 0;
  }
  try {
    return await body();
  } catch (error) {
    if (error instanceof UnusableInputError) {
      io.stderr.write(`${error.code}: ${error.message.replaceAll('\n', ' ')}\n`);
      return 2;
    }
    if (error instanceof UsageError) {
      io.stderr.write(`${error.message}\n详见 --help · see --help\n`);
      return 1;
    }
    if (error instanceof CommandError || error instanceof SettingsError) {
      io.stderr.write(`${error.message}\n`);
      return 1;
    }
    if (io.signal.aborted) {
      io.stderr.write('已中断 · interrupted\n');
      return 1;
    }
    throw error;
  }
}

/** What follows `--` is a file's name, whatever it looks like. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  return options.includes('--help') || options.includes('-h');
}

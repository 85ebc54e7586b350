import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command line that means nothing to the command; the message names what was wrong, in both languages. */
export class UsageError extends Error {
  readonly code = 'usage';

  constructor(zh: string, en: string) {
    super(`${zh} · ${en}`);
    this.name = 'UsageError';
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and positionals, strictly: an unknown option or a missing value throws UsageError. */
export function parseOptions<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError('参数有误', error.message.split('. ')[0]!);
  }
}

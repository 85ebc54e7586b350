/** What a command may touch of the world: passed in, so that tests can call a command like a function. */
export type CommandIo = Readonly<{
  /** What was asked for, and nothing else. */
  stdout: NodeJS.WritableStream & Readonly<{ isTTY?: boolean }>;
  /** Progress, logs and reasons. */
  stderr: NodeJS.WritableStream & Readonly<{ isTTY?: boolean }>;
  env: Readonly<Record<string, string | undefined>>;
  /** Fires at Ctrl-C and SIGTERM. */
  signal: AbortSignal;
}>;

/** One subcommand of `youke`. */
export type Command = Readonly<{
  /** What is typed after `youke`. */
  name: string;
  /** One line for `youke --help`. */
  summary: Readonly<{ zh: string; en: string }>;
  /** The whole text of `youke NAME --help`, ending in a line break. */
  help: string;
  /** Resolves to the exit status: 0 done, 2 the input cannot be used, 1 anything else. */
  run: (args: readonly string[], io: CommandIo) => Promise<number>;
}>;

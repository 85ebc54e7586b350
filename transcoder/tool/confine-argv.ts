/** Bounds on one tool that reads a file nobody has looked at yet. */
export type ToolLimits = Readonly<{
  /** Address space, so that a forged header cannot take the machine's memory. */
  memoryBytes: number;
  /** CPU seconds over all threads. */
  cpuSeconds: number;
  /** The largest single file that it may write. */
  fileBytes: number;
  /** 0 to 19: how much it gives way to the processes that answer people. */
  niceness: number;
}>;

/** The tools that every confined call goes through, besides the tool itself. */
export const CONFINING_TOOLS = ['setpriv', 'prlimit', 'nice'] as const;

/**
 * The same call under limits. Each step replaces itself by the next, so the process id stays one and
 * a kill reaches the tool.
 */
export function confineArgv(argv: readonly string[], limits: ToolLimits): string[] {
  return [
    'setpriv',
    // When our process dies, however it dies, so does the tool: no second ffmpeg beside a new attempt's.
    ...['--pdeathsig', 'KILL'],
    // A decoder that was taken over gains nothing from setuid programs.
    '--no-new-privs',
    'prlimit',
    `--as=${limits.memoryBytes}`,
    // The soft limit says why (SIGXCPU), the hard one ends a tool that does not listen.
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 5}`,
    `--fsize=${limits.fileBytes}`,
    // A crash leaves no memory image of somebody's lesson on the disk.
    '--core=0',
    'nice',
    ...['-n', String(limits.niceness)],
    ...argv,
  ];
}

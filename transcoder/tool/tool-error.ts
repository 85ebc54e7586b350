/**
 * `exit`: it ended badly by itself · `missing`: it is not installed · `stalled`: it went silent ·
 * `cpu-limit`: it used up its CPU time · `flood`: it wrote more than it may ·
 * `unconfined`: this machine would not put it under its limits, so it never ran.
 */
export type ToolFailure = 'exit' | 'missing' | 'stalled' | 'cpu-limit' | 'flood' | 'unconfined';

/** A tool that failed, with enough to paste into a terminal. */
export class ToolError extends Error {
  readonly code = 'tool-failed';
  readonly failure: ToolFailure;
  readonly argv: readonly string[];
  /** null when a signal ended it, or when it never ran. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last kilobytes that it wrote to stderr. */
  readonly stderrTail: string;

  constructor(
    failure: ToolFailure,
    argv: readonly string[],
    end: Readonly<{ exitCode: number | null; signal: string | null; stderrTail: string }>,
  ) {
    super(describe(failure, argv, end));
    this.name = 'ToolError';
    this.failure = failure;
    this.argv = argv;
    this.exitCode = end.exitCode;
    this.signal = end.signal;
    this.stderrTail = end.stderrTail;
  }
}

function describe(
  failure: ToolFailure,
  argv: readonly string[],
  end: Readonly<{ exitCode: number | null; signal: string | null; stderrTail: string }>,
): string {
  const how: Record<ToolFailure, string> = {
    exit: end.signal === null ? `exit status ${end.exitCode}` : `ended by ${end.signal}`,
    missing: 'not installed (scripts/youke setup installs what is needed)',
    stalled: 'no progress for too long',
    'cpu-limit': 'used up its CPU time',
    flood: 'wrote more than it may',
    unconfined: 'could not be put under its limits',
  };
  const lastLine = end.stderrTail.trim().split('\n').at(-1) ?? '';
  return `${argv[0]}: ${how[failure]}${lastLine === '' ? '' : `: ${lastLine}`}`;
}

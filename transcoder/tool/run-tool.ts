import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { hasErrno } from '../../storage/media/has-errno.ts';
import { confineArgv, type ToolLimits, UNCONFINED } from './confine-argv.ts';
import { keepTail } from './keep-tail.ts';
import { ToolError, type ToolFailure } from './tool-error.ts';

/** A pipe from the tool to us: 1 is its stdout, 3 and up are further ones (`pipe:3`). */
export type ToolOutput = Readonly<{
  fd: number;
  /** Called with every chunk, in order; the chunk is only valid during the call. A throw ends the tool. */
  consume: (bytes: Buffer) => void;
  /** Whether bytes here show that the work goes on (a clock that ticks regardless does not). */
  showsProgress: boolean;
  /** Upper bound of what may come here; unset: none. */
  maxBytes?: number;
}>;

export type ToolRun = Readonly<{
  argv: readonly string[];
  limits: ToolLimits;
  outputs: readonly ToolOutput[];
  /** Absolute; where relative names in argv are, and the one folder that it may write to. Unset: none is. */
  folder?: string;
  signal: AbortSignal;
  /** Longest silence on the outputs that show progress. */
  stallSeconds: number;
  /** Upper bound of all outputs' bytes together; unset: none. */
  maxOutputBytes?: number;
}>;

const STDERR_TAIL_BYTES = 8 * 1024;

/**
 * Runs one tool under limits until it has ended and its pipes are empty; nothing of it is left behind. Gives the end of
 * what it said.
 * Throws ToolError when it fails, the signal's reason when that fired, and what a consumer threw.
 */
export async function runTool(run: ToolRun): Promise<Readonly<{ stderrTail: string }>> {
  run.signal.throwIfAborted();
  const [command = '', ...args] = confineArgv({
    ...run,
    parentPid: process.pid,
    isRoot: process.geteuid?.() === 0,
  });
  const child = spawn(command, args, {
    stdio: stdio(run.outputs),
    // A process group of its own, which is killed as a whole.
    detached: true,
    ...(run.folder === undefined ? {} : { cwd: run.folder }),
  });
  const tail = keepTail(STDERR_TAIL_BYTES);
  let ending: { failure: ToolFailure } | { thrown: unknown } | null = null;
  const end = (why: NonNullable<typeof ending>) => {
    ending ??= why;
    killGroup(child);
  };

  const stall = setTimeout(() => end({ failure: 'stalled' }), run.stallSeconds * 1000);
  const onAbort = () => end({ thrown: run.signal.reason });
  run.signal.addEventListener('abort', onAbort, { once: true });
  let outputBytes = 0;
  for (const output of run.outputs) {
    let bytesHere = 0;
    pipe(child, output.fd).on('data', (bytes: Buffer) => {
      if (ending !== null) return;
      outputBytes += bytes.length;
      bytesHere += bytes.length;
      if (outputBytes > (run.maxOutputBytes ?? Number.POSITIVE_INFINITY)) end({ failure: 'flood' });
      if (bytesHere > (output.maxBytes ?? Number.POSITIVE_INFINITY)) end({ failure: 'flood' });
      if (output.showsProgress) stall.refresh();
      try {
        output.consume(bytes);
      } catch (error) {
        end({ thrown: error });
      }
    });
  }
  pipe(child, 2).on('data', (bytes: Buffer) => tail.add(bytes));

  try {
    const { exitCode, signal } = await closed(child);
    const stderrTail = tail.text();
    const ended = ending as { failure: ToolFailure } | { thrown: unknown } | null;
    if (ended !== null && 'thrown' in ended) throw ended.thrown;
    const failure = ended?.failure ?? failureOf(exitCode, signal, stderrTail);
    if (failure !== null) throw new ToolError(failure, run.argv, { exitCode, signal, stderrTail });
    return { stderrTail };
  } finally {
    clearTimeout(stall);
    run.signal.removeEventListener('abort', onAbort);
  }
}

function stdio(outputs: readonly ToolOutput[]): StdioOptions {
  const highest = Math.max(2, ...outputs.map((output) => output.fd));
  const fds = Array.from({ length: highest + 1 }, () => 'ignore' as 'ignore' | 'pipe');
  fds[2] = 'pipe';
  for (const output of outputs) fds[output.fd] = 'pipe';
  return fds;
}

function pipe(child: ChildProcess, fd: number): Readable {
  return child.stdio[fd] as Readable;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Already gone.
    if (!hasErrno(error, 'ESRCH')) throw error;
  }
}

type End = Readonly<{ exitCode: number | null; signal: NodeJS.Signals | null }>;

/** Resolves when the process has ended and every pipe has been read to its end. */
function closed(child: ChildProcess): Promise<End> {
  const { promise, resolve, reject } = Promise.withResolvers<End>();
  child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  child.once('error', (error: NodeJS.ErrnoException) => {
    if (!hasErrno(error, 'ENOENT')) return reject(error);
    const missing = { exitCode: null, signal: null, stderrTail: error.message };
    reject(new ToolError('missing', [child.spawnfile], missing));
  });
  return promise;
}

function failureOf(
  exitCode: number | null,
  signal: string | null,
  stderrTail: string,
): ToolFailure | null {
  if (exitCode === 0) return null;
  // How every step before the tool says that the next one does not exist, or not for us.
  if (exitCode === 127 || exitCode === 126) return 'missing';
  // Only they speak before the tool does.
  const neverRan = /^(unshare|setpriv|prlimit|mount): /.test(stderrTail);
  if (exitCode === UNCONFINED || neverRan) return 'unconfined';
  // ffmpeg catches SIGXCPU and says so; other tools die of it.
  if (signal === 'SIGXCPU' || stderrTail.includes('received signal 24')) return 'cpu-limit';
  return 'exit';
}

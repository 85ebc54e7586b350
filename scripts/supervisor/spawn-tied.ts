import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type TiedProcess = Readonly<{
  argv: readonly [string, ...string[]];
  env: Readonly<Record<string, string | undefined>>;
  /** What the kernel sends it when we die without having stopped it. */
  whenOrphaned: 'SIGTERM' | 'SIGKILL';
  /** Every line of its stdout and stderr. */
  onLine: (line: string) => void;
}>;

/**
 * A child that cannot outlive us. It leads a process group of its own: Ctrl-C in the terminal reaches us alone,
 * who know the order in which to stop, and what it leaves behind can be ended as a group.
 */
export function spawnTied({ argv, env, whenOrphaned, onLine }: TiedProcess): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', whenOrphaned, '--', ...argv], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
  }
  return child;
}

/** Ends whatever is left of a child's process group. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

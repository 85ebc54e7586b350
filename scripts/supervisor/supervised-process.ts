import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { GOOD_RUN_MS, restartDelayMs } from './restart-delay.ts';
import { killGroup } from './spawn-tied.ts';

export type SupervisedProcessDeps = Readonly<{
  name: string;
  spawn: () => ChildProcess;
  log: Logger;
  /** Told of every death that was not asked for. */
  onDeath: (deathsInARow: number) => void;
}>;

/** Keeps one child running until stopped: a death is answered with a fresh start, later and later. */
export class SupervisedProcess {
  readonly #deps: SupervisedProcessDeps;
  #child: ChildProcess | null = null;
  #restart: NodeJS.Timeout | undefined;
  #startedAt = 0;
  #deathsInARow = 0;
  #stopping = false;

  constructor(deps: SupervisedProcessDeps) {
    this.#deps = deps;
  }

  start(): void {
    if (this.#stopping) return;
    const child = this.#deps.spawn();
    this.#child = child;
    this.#startedAt = performance.now();
    const { name, log } = this.#deps;
    log.debug({ child: name, childPid: child.pid }, 'started');
    child.once('error', (error) => log.error({ child: name, err: error }, 'could not be started'));
    // Tools that it started (a decoder, say) must not go on writing beside its successor.
    child.once('exit', () => killGroup(child));
    child.once('close', (code, signal) => this.#closed(code, signal));
  }

  /** Asks the child to end, and makes it end when the time is over. Resolves once it is gone. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (child === null) return;
    const closed = once(child, 'close');
    const deadline = setTimeout(() => {
      this.#deps.log.warn({ child: this.#deps.name, withinMs }, 'did not stop in time, killed');
      killGroup(child);
    }, withinMs);
    child.kill('SIGTERM');
    await closed;
    clearTimeout(deadline);
  }

  #closed(code: number | null, signal: NodeJS.Signals | null): void {
    this.#child = null;
    if (this.#stopping) return;
    const { name, log, onDeath } = this.#deps;
    const ranMs = performance.now() - this.#startedAt;
    this.#deathsInARow = ranMs >= GOOD_RUN_MS ? 1 : this.#deathsInARow + 1;
    const delayMs = restartDelayMs(this.#deathsInARow);
    log.error({ child: name, code, signal, delayMs }, 'died, will be started again');
    this.#restart = setTimeout(() => this.start(), delayMs);
    onDeath(this.#deathsInARow);
  }
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Stops asking and gives the milliseconds that each answer took; Infinity for one that did not come. */
export type HealthzWatch = Readonly<{ stop: () => Promise<readonly number[]> }>;

/** Watches from a thread of its own: our own thousand uploads are not to count as the server's delay. */
export function watchHealthz(port: number): HealthzWatch {
  const worker = new Worker(new URL('./healthz-probe.ts', import.meta.url), {
    workerData: { port },
  });
  const answers: number[] = [];
  worker.on('message', (milliseconds: number) => answers.push(milliseconds));
  const ended = once(worker, 'exit');
  // Told at stop, not before.
  ended.catch(() => {});
  return {
    async stop() {
      worker.postMessage('stop');
      await ended;
      return answers;
    },
  };
}

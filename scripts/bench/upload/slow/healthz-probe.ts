import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread that asks /healthz ten times a second, answered or not, until it is told to stop; posts how many
 * milliseconds each answer took, Infinity for none. Ends when the last has come.
 */
const { port } = workerData as { port: number };
const PATIENCE_MS = 30_000;

async function ask(): Promise<number> {
  const before = performance.now();
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    const asked = get({ host: '127.0.0.1', port, path: '/healthz', agent: false, signal });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return answer.statusCode === 200 ? performance.now() - before : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const timer = setInterval(async () => parentPort!.postMessage(await ask()), 100);
parentPort!.once('message', () => clearInterval(timer));

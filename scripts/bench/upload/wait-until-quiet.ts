import { setTimeout as wait } from 'node:timers/promises';
import { cpuSeconds } from '../cpu-seconds.ts';

const LOOK_EVERY_MS = 50;
const PATIENCE_SECONDS = 30;
/** A server at rest still looks around now and then. */
const AT_REST_CPU_SECONDS = 0.02;

/**
 * Waits until a server has done nothing for so long: a hash in the background is over. Gives the CPU seconds
 * that it has used by then; null when it does not come to rest.
 */
export async function waitUntilQuiet(
  pid: number,
  quietSeconds: number,
  signal: AbortSignal,
): Promise<number | null> {
  const deadline = performance.now() + PATIENCE_SECONDS * 1000;
  let [since, used] = [performance.now(), cpuSeconds(pid)];
  while (performance.now() - since < quietSeconds * 1000) {
    if (performance.now() > deadline) return null;
    await wait(LOOK_EVERY_MS, undefined, { signal });
    const now = cpuSeconds(pid);
    if (now - used > AT_REST_CPU_SECONDS) [since, used] = [performance.now(), now];
  }
  return cpuSeconds(pid);
}

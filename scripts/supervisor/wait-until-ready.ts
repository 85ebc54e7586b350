import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 40;

/** Resolves once GET readyz answers 200; rejects with the signal's reason. */
export async function waitUntilReady(readyzUrl: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (await answers(readyzUrl, signal)) return;
    await delay(POLL_MS, undefined, { signal });
  }
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal, headers: { connection: 'close' } });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';

const POLL_MS = 50;

/** Resolves once a transcoder has told the catalog that it lives; rejects with the signal's reason. */
export async function waitForWorker(
  catalogFile: string,
  sinceMilliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  const catalog = await openCatalog({ file: catalogFile });
  try {
    while ((await catalog.workers.seenSince(sinceMilliseconds)).length === 0) {
      await delay(POLL_MS, undefined, { signal });
    }
  } finally {
    await catalog.close();
  }
}

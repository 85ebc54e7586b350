import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type CollectGarbage = (options: Readonly<{ type: 'minor' }>) => void;

const EVERY_BYTES = 32 * 1024 * 1024;

/**
 * Told of every byte received, frees the buffers they came in before they look like a shortage. Node's HTTP parser
 * makes a new buffer for each read, outside the heap; V8 counts those towards its limits and marks the whole heap again
 * and again to get rid of them, although a look at the young generation, a thirtieth of the work, frees them all.
 */
export function createReadBufferFreer(): (sizeBytes: number) => void {
  // Node has no other way to ask for a minor collection.
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as CollectGarbage;
  let received = 0;
  return (sizeBytes) => {
    received += sizeBytes;
    if (received < EVERY_BYTES) return;
    received = 0;
    collectGarbage({ type: 'minor' });
  };
}

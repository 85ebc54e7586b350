import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** A thread that answers each path of a file with the SHA-256 of its content. It may block: it has nothing else to do. */
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);

parentPort?.on('message', (file: string) => {
  try {
    parentPort?.postMessage({ digest: sha256(file) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});

function sha256(file: string): string {
  const hash = createHash('sha256');
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const bytesRead = readSync(descriptor, buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    closeSync(descriptor);
  }
}

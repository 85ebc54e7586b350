import type { IncomingMessage } from 'node:http';

/** What is read and thrown away of a body nobody wants, so that its sender comes to see the answer. */
const MOST_BYTES = 32 * 1024 * 1024;
const LONGEST_MS = 10_000;

/**
 * Reads the rest of a refused body. Many clients read an answer only when they have sent everything; a connection
 * closed at once would look to them like a broken line. One that goes on for too long is closed all the same.
 */
export function drainBody(raw: IncomingMessage): void {
  if (raw.complete || raw.destroyed) return;
  let drainedBytes = 0;
  const timer = setTimeout(() => raw.destroy(), LONGEST_MS);
  raw.on('data', (chunk: Buffer) => {
    drainedBytes += chunk.length;
    if (drainedBytes > MOST_BYTES) raw.destroy();
  });
  raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer));
  raw.on('error', () => {});
  raw.resume();
}

import type { Readable } from 'node:stream';

export type ReceiveOptions = Readonly<{
  /** Stores chunks that follow on what was stored before; only one call at a time. */
  write: (chunks: readonly Buffer[], sizeBytes: number) => Promise<void>;
  /** Sees each chunk as it comes, before it is stored; what it throws ends the body. */
  see: (chunk: Buffer) => void;
  /** How much is gathered for one write, in bytes, at this moment. */
  batchBytes: () => number;
}>;

/** A slow body's bytes are written at least this often. */
const LINGER_MS = 1000;
/** Below Linux's limit of buffers in one write (IOV_MAX, 1024). */
const MOST_CHUNKS = 512;

/**
 * Reads a body to its end, gathering small chunks into large writes; reading goes on while one is written and pauses
 * when as much again is waiting. Resolves, after the last write, to whether the body came whole: false when its
 * connection was lost before. Rejects with what `write` or `see` threw; the rest of the body is then not read.
 */
export function receiveBody(body: Readable, options: ReceiveOptions): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  let chunks: Buffer[] = [];
  let waitingBytes = 0;
  let writing: Promise<void> | null = null;
  let over: 'ended' | 'lost' | 'failed' | null = null;
  let timer: NodeJS.Timeout | null = null;

  const isFull = () => waitingBytes >= options.batchBytes() || chunks.length >= MOST_CHUNKS;
  const stop = () => {
    body.off('data', onData).off('end', onEnd).off('close', onClose);
    if (timer !== null) clearTimeout(timer);
  };
  const fail = async (error: unknown) => {
    over = 'failed';
    stop();
    body.pause();
    // What waits is not written any more: somebody else may soon write in its place.
    chunks = [];
    waitingBytes = 0;
    await writing?.catch(() => {});
    reject(error);
  };
  const flush = () => {
    if (writing !== null || waitingBytes === 0) return;
    const [batch, sizeBytes] = [chunks, waitingBytes];
    chunks = [];
    waitingBytes = 0;
    writing = options.write(batch, sizeBytes);
    writing.then(afterWrite, fail);
  };
  const afterWrite = () => {
    writing = null;
    if (over !== null || isFull()) flush();
    else linger();
    if (over === null && !isFull() && body.isPaused()) body.resume();
    settle();
  };
  const settle = () => {
    if (over === null || over === 'failed' || writing !== null) return;
    stop();
    resolve(over === 'ended');
  };
  const linger = () => {
    if (timer !== null || waitingBytes === 0) return;
    timer = setTimeout(() => {
      timer = null;
      flush();
    }, LINGER_MS);
  };
  const onData = (chunk: Buffer) => {
    try {
      options.see(chunk);
    } catch (error) {
      void fail(error);
      return;
    }
    chunks.push(chunk);
    waitingBytes += chunk.length;
    if (!isFull()) linger();
    else if (writing === null) flush();
    else body.pause();
  };
  const finish = (how: 'ended' | 'lost') => {
    over ??= how;
    flush();
    settle();
  };
  const onEnd = () => finish('ended');
  const onClose = () => finish('lost');

  // A lost connection says so by `error` too; `close` follows, and is what counts.
  body.on('error', () => {});
  body.on('data', onData).once('end', onEnd).once('close', onClose);
  if (body.readableEnded) onEnd();
  else if (body.destroyed) onClose();
  return promise;
}

import { Worker } from 'node:worker_threads';

/** Computes digests beside the thread that serves requests. */
export type FileDigester = Readonly<{
  /** Hexadecimal SHA-256 of a file's content. One at a time. Throws what reading it gave. */
  sha256(file: string): Promise<string>;
  close(): Promise<void>;
}>;

type Answer = Readonly<{ digest: string } | { error: Error }>;

/** Its thread is started by the first call and keeps no process alive. */
export function createFileDigester(): FileDigester {
  let worker: Worker | null = null;
  return {
    async sha256(file) {
      worker ??= new Worker(new URL('./digest-worker.ts', import.meta.url));
      const thread = worker;
      thread.ref();
      const answer = await new Promise<Answer>((resolve, reject) => {
        const end = (error: Error) => {
          // A thread that fails says so twice; the second time, the next may be at work.
          if (worker === thread) worker = null;
          reject(error);
        };
        const onExit = () => end(new Error('the digest thread was ended'));
        thread.once('message', (message: Answer) => {
          thread.off('error', end).off('exit', onExit);
          resolve(message);
        });
        thread.once('error', end).once('exit', onExit);
        thread.postMessage(file);
      });
      thread.unref();
      if ('error' in answer) throw answer.error;
      return answer.digest;
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}

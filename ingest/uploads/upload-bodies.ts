import type { FastifyRequest } from 'fastify';

type Raw = FastifyRequest['raw'];

/** Requests that bring bytes of an upload, so that they can be broken off. */
export type UploadBodies = Readonly<{
  /** Runs one request's work. Its upload is asked for late: a creation learns its id on the way. */
  run<T>(raw: Raw, uploadId: () => string, work: () => Promise<T>): Promise<T>;
  /** Breaks off every request, or those of one upload. Resolves when their work has returned. */
  breakOff(uploadId?: string): Promise<void>;
}>;

export function createUploadBodies(): UploadBodies {
  const running = new Map<Raw, Readonly<{ uploadId: () => string; done: Promise<unknown> }>>();
  return {
    async run(raw, uploadId, work) {
      const done = work();
      running.set(raw, { uploadId, done });
      try {
        return await done;
      } finally {
        running.delete(raw);
      }
    },
    async breakOff(id) {
      const reason = new Error(id === undefined ? 'the server stops' : 'the upload was given up');
      const meant = [...running].filter(
        ([, { uploadId }]) => id === undefined || uploadId() === id,
      );
      for (const [raw] of meant) if (!raw.complete) raw.destroy(reason);
      await Promise.allSettled(meant.map(([, { done }]) => done));
    },
  };
}

import type { FastifyRequest } from 'fastify';

type Raw = FastifyRequest['raw'];

/** Requests that bring bytes of an upload, watched so that none hangs for ever. */
export type UploadBodies = Readonly<{
  /** Runs one request's work; its socket is closed when nothing arrives for too long. */
  watch<T>(raw: Raw, work: () => Promise<T>): Promise<T>;
  /** Breaks off every request; what has arrived stays. Resolves when their work has returned. */
  breakOff(): Promise<void>;
}>;

/** An idle timeout on each read, as tusd has: neither a slow but living client nor the time to store is cut. */
export function createUploadBodies(idleSeconds: number): UploadBodies {
  const running = new Map<Raw, Promise<unknown>>();
  return {
    async watch(raw, work) {
      const { socket } = raw;
      socket.setTimeout(idleSeconds * 1000);
      raw.once('end', () => socket.setTimeout(0));
      const done = work();
      running.set(raw, done);
      try {
        return await done;
      } finally {
        running.delete(raw);
      }
    },
    async breakOff() {
      const reason = new Error('the server stops');
      for (const raw of running.keys()) if (!raw.complete) raw.destroy(reason);
      await Promise.allSettled(running.values());
    },
  };
}

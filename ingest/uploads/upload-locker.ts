import { ERRORS, type Lock, type Locker } from '@tus/server';

type Holder = {
  readonly release: () => Promise<void> | void;
  readonly waiting: (() => void)[];
};

/**
 * One request at a time on an upload. A newcomer asks the holder to let go and is woken when it has
 * (@tus/server's own locker spins instead: a resume against a half-open PATCH burned a core).
 */
export function createUploadLocker(timeoutSeconds: number): Locker {
  const holders = new Map<string, Holder>();

  const take = async (id: string, release: Holder['release'], deadline: AbortSignal) => {
    for (let holder = holders.get(id); holder !== undefined; holder = holders.get(id)) {
      if (deadline.aborted) throw ERRORS.ERR_LOCK_TIMEOUT;
      const freed = nextTurn(holder, deadline);
      await holder.release();
      await freed;
    }
    holders.set(id, { release, waiting: [] });
  };

  const newLock = (id: string): Lock => ({
    lock: (signal, release) =>
      take(id, release, AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)])),
    unlock: async () => {
      const waiting = holders.get(id)?.waiting ?? [];
      holders.delete(id);
      for (const wake of waiting) wake();
    },
  });
  return { newLock };
}

/** Resolves when the holder has let go or the deadline is over, whichever is first. */
function nextTurn(holder: Holder, deadline: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    holder.waiting.push(resolve);
    deadline.addEventListener('abort', () => resolve(), { once: true });
  });
}

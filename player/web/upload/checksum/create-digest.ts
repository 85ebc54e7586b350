import type { DigestAnswer, DigestQuestion } from './digest-worker.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** SHA-256 of a blob in base64; null where this browser cannot hash. Throws UnreadableFile. */
export type Digest = (blob: Blob) => Promise<string | null>;

type Asked = Readonly<{
  resolve: (digest: string | null) => void;
  reject: (error: UnreadableFile) => void;
}>;

/** Hashes by the browser's own code on a page served securely, else in a worker (plain http has no crypto.subtle). */
export function createDigest(deps: {
  subtle: SubtleCrypto | undefined;
  openWorker: () => Worker;
}): Digest {
  const { subtle } = deps;
  if (subtle === undefined) return createWorkerDigest(deps.openWorker);
  return async (blob) => {
    const bytes = await blob.arrayBuffer().catch((cause: unknown) => {
      throw new UnreadableFile({ cause });
    });
    const digest = await subtle.digest('SHA-256', bytes);
    return btoa(String.fromCharCode(...new Uint8Array(digest)));
  };
}

function createWorkerDigest(openWorker: () => Worker): Digest {
  const asked = new Map<number, Asked>();
  let worker: Worker | null | undefined;
  let lastId = 0;
  const open = (): Worker | null => {
    try {
      const opened = openWorker();
      opened.addEventListener('message', ({ data }: MessageEvent<DigestAnswer>) => {
        const question = asked.get(data.id);
        asked.delete(data.id);
        if ('digest' in data) question?.resolve(data.digest);
        else question?.reject(new UnreadableFile());
      });
      // Without a worker the chunks go without checksums: better than a page that stands still.
      opened.addEventListener('error', () => {
        worker = null;
        for (const question of asked.values()) question.resolve(null);
        asked.clear();
      });
      return opened;
    } catch {
      return null;
    }
  };
  return async (blob) => {
    worker = worker === undefined ? open() : worker;
    const opened = worker;
    if (opened === null) return null;
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      asked.set(id, { resolve, reject });
      opened.postMessage({ id, blob } satisfies DigestQuestion);
    });
  };
}

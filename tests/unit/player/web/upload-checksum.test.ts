import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createChecksums } from '../../../../player/web/upload/checksum/create-checksums.ts';
import { createDigest } from '../../../../player/web/upload/checksum/create-digest.ts';
import { sha256Base64 } from '../../../../player/web/upload/checksum/sha256-base64.ts';
import { UnreadableFile } from '../../../../player/web/upload/checksum/unreadable-file.ts';

const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const noWorker = () => {
  throw new Error('no worker is wanted here');
};

/** A worker that answers what it is told to, when it is told to. */
class FakeWorker extends EventTarget {
  readonly asked: number[] = [];
  postMessage({ id }: { id: number }): void {
    this.asked.push(id);
  }
  answer(data: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
}

describe('the digest of a chunk', () => {
  it.each([0, 1, 63, 64, 65, 100_000])('is SHA-256 in base64, for %s bytes', async (size) => {
    const bytes = randomBytes(size);
    const digest = createDigest({ subtle: crypto.subtle, openWorker: noWorker });
    expect(await digest(new Blob([bytes]))).toBe(reference(bytes));
    expect(sha256Base64(bytes)).toBe(reference(bytes));
  });

  it('comes from a worker on a page without crypto.subtle, each answer to its question', async () => {
    const worker = new FakeWorker();
    const digest = createDigest({
      subtle: undefined,
      openWorker: () => worker as unknown as Worker,
    });
    const answers = [digest(new Blob(['a'])), digest(new Blob(['b']))];
    const [first, second] = worker.asked;
    worker.answer({ id: second, digest: 'of b' });
    worker.answer({ id: first, digest: 'of a' });
    expect(await Promise.all(answers)).toEqual(['of a', 'of b']);
  });

  it('fails where the file has gone', async () => {
    const worker = new FakeWorker();
    const digest = createDigest({
      subtle: undefined,
      openWorker: () => worker as unknown as Worker,
    });
    const answer = digest(new Blob(['a']));
    worker.answer({ id: worker.asked[0], unreadable: true });
    await expect(answer).rejects.toBeInstanceOf(UnreadableFile);
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) };
    const direct = createDigest({ subtle: crypto.subtle, openWorker: noWorker });
    await expect(direct(gone as unknown as Blob)).rejects.toBeInstanceOf(UnreadableFile);
  });

  it('is left out where no worker can be had, or the worker breaks', async () => {
    const none = createDigest({ subtle: undefined, openWorker: noWorker });
    expect(await none(new Blob(['a']))).toBeNull();
    const worker = new FakeWorker();
    const digest = createDigest({
      subtle: undefined,
      openWorker: () => worker as unknown as Worker,
    });
    const answer = digest(new Blob(['a']));
    worker.dispatchEvent(new Event('error'));
    expect(await answer).toBeNull();
    expect(await digest(new Blob(['b']))).toBeNull();
  });
});

describe('the checksums of a file', () => {
  const file = new Blob(['aaaabbbbcc']);
  /** Digests that say what they were made of, and keep count. */
  const counted = () => {
    const made: string[] = [];
    const digest = async (blob: Blob) => {
      const text = await blob.text();
      made.push(text);
      return text;
    };
    return { made, checksums: createChecksums(file, () => 4, digest) };
  };

  it('are ready for the next chunk when it is asked for', async () => {
    const { made, checksums } = counted();
    expect(await checksums(0, file.slice(0, 4))).toBe('sha256 aaaa');
    expect(await checksums(4, file.slice(4, 8))).toBe('sha256 bbbb');
    expect(await checksums(8, file.slice(8, 10))).toBe('sha256 cc');
    expect(made).toEqual(['aaaa', 'bbbb', 'cc']);
  });

  it('are made anew where the server goes on at another offset', async () => {
    const { checksums } = counted();
    await checksums(0, file.slice(0, 4));
    expect(await checksums(2, file.slice(2, 6))).toBe('sha256 aabb');
    expect(await checksums(6, file.slice(6, 10))).toBe('sha256 bbcc');
  });

  it('are none where the browser cannot hash', async () => {
    const checksums = createChecksums(
      file,
      () => 4,
      async () => null,
    );
    expect(await checksums(0, file.slice(0, 4))).toBeNull();
  });
});

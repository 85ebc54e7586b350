import { createHash, timingSafeEqual } from 'node:crypto';
import type { Checksum, ChecksumAlgorithm } from '../protocol/parse-checksum.ts';

/** Computes while bytes come, to be held against what their sender computed. */
export type ChecksumCheck = Readonly<{
  update(chunk: Buffer): void;
  matches(sent: Checksum): boolean;
}>;

/** Of each algorithm that may be asked for: one where the header said so, all where a trailer will. */
export function createChecksumCheck(algorithms: readonly ChecksumAlgorithm[]): ChecksumCheck {
  const hashes = new Map(algorithms.map((each) => [each, createHash(each)]));
  return {
    update(chunk) {
      for (const hash of hashes.values()) hash.update(chunk);
    },
    matches({ algorithm, digest }) {
      const computed = hashes.get(algorithm)?.digest();
      return (
        computed !== undefined &&
        computed.length === digest.length &&
        timingSafeEqual(computed, digest)
      );
    },
  };
}

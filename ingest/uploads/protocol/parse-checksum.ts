import { ProblemError } from '../../../config/http/problem.ts';

export type ChecksumAlgorithm = 'sha1' | 'sha256';

/** What is offered (Tus-Checksum-Algorithm). MD5 is not: it is the slowest of the three here, and broken. */
export const CHECKSUM_ALGORITHMS: readonly ChecksumAlgorithm[] = ['sha1', 'sha256'];

export type Checksum = Readonly<{ algorithm: ChecksumAlgorithm; digest: Buffer }>;

const DIGEST_BYTES: Readonly<Record<ChecksumAlgorithm, number>> = { sha1: 20, sha256: 32 };

/** Upload-Checksum: an algorithm, a space, the digest in Base64. Throws `upload-checksum-unknown`. */
export function parseChecksum(value: string): Checksum {
  const [name, text = '', ...more] = value.trim().split(/ +/);
  const algorithm = CHECKSUM_ALGORITHMS.find((each) => each === name);
  const digest = Buffer.from(text, 'base64');
  if (
    algorithm === undefined ||
    more.length > 0 ||
    digest.length !== DIGEST_BYTES[algorithm] ||
    digest.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '')
  ) {
    throw new ProblemError('upload-checksum-unknown');
  }
  return { algorithm, digest };
}

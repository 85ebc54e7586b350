import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createChecksumCheck } from '../../../../../ingest/uploads/receive/checksum-check.ts';

const checksum = (algorithm: 'sha1' | 'sha256', text: string) => ({
  algorithm,
  digest: createHash(algorithm).update(text).digest(),
});

function checked(algorithms: readonly ('sha1' | 'sha256')[], ...chunks: string[]) {
  const check = createChecksumCheck(algorithms);
  for (const chunk of chunks) check.update(Buffer.from(chunk));
  return check;
}

it.each(['sha1', 'sha256'] as const)(
  'knows the %s of chunks by all of their bytes',
  (algorithm) => {
    const chunks = ['hello ', '', 'world'];
    expect(checked([algorithm], ...chunks).matches(checksum(algorithm, 'hello world'))).toBe(true);
    expect(checked([algorithm], ...chunks).matches(checksum(algorithm, 'hello'))).toBe(false);
  },
);

it('computes every algorithm until it is told which one was meant', () => {
  for (const algorithm of ['sha1', 'sha256'] as const) {
    expect(checked(['sha1', 'sha256'], 'x').matches(checksum(algorithm, 'x'))).toBe(true);
  }
});

it('takes no algorithm that it did not compute, and no digest cut short', () => {
  expect(checked(['sha1'], 'x').matches(checksum('sha256', 'x'))).toBe(false);
  const cut = checksum('sha256', 'x').digest.subarray(0, 20);
  expect(checked(['sha256'], 'x').matches({ algorithm: 'sha256', digest: cut })).toBe(false);
});

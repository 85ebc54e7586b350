import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseChecksum } from '../../../../../ingest/uploads/protocol/parse-checksum.ts';

const digest = (algorithm: string) => createHash(algorithm).update('hello world').digest();

describe('Upload-Checksum', () => {
  it.each(['sha1', 'sha256'] as const)('of %s is its digest', (algorithm) => {
    const expected = { algorithm, digest: digest(algorithm) };
    const value = digest(algorithm).toString('base64');
    expect(parseChecksum(`${algorithm} ${value}`)).toEqual(expected);
    expect(parseChecksum(` ${algorithm}  ${value} `)).toEqual(expected);
  });

  it('may come without the padding', () => {
    const value = digest('sha1').toString('base64').replace(/=+$/, '');
    expect(parseChecksum(`sha1 ${value}`).digest).toEqual(digest('sha1'));
  });

  it.each([
    ['of an algorithm that is not offered', `md5 ${digest('md5').toString('base64')}`],
    ['of an algorithm in capitals', `SHA1 ${digest('sha1').toString('base64')}`],
    ['of no algorithm', digest('sha1').toString('base64')],
    ['without a value', 'sha1'],
    ['that is empty', ''],
    ['in hexadecimal', `sha1 ${digest('sha1').toString('hex')}`],
    ['of another algorithm’s length', `sha256 ${digest('sha1').toString('base64')}`],
    ['that is not Base64', `sha1 ${'!'.repeat(28)}`],
    ['with something behind it', `sha1 ${digest('sha1').toString('base64')} x`],
    ['that comes twice', ['a', 'b'].map(() => `sha1 ${digest('sha1').toString('base64')}`).join()],
  ])('%s is refused', (_what, value) => {
    expect(() => parseChecksum(value)).toThrow(
      expect.objectContaining({ code: 'upload-checksum-unknown', status: 400 }),
    );
  });
});

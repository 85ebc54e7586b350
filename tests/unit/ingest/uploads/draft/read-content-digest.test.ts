import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readContentDigest } from '../../../../../ingest/uploads/draft/read-content-digest.ts';

const digest = createHash('sha256').update('bytes').digest();
const value = digest.toString('base64');

describe('Content-Digest', () => {
  it.each([
    ['alone', `sha-256=:${value}:`],
    ['before another', `sha-256=:${value}:, sha-512=:AAAA:`],
    ['behind another', `sha-512=:AAAA:,sha-256=:${value}:`],
  ])('holds a SHA-256 %s', (_where, header) => {
    const checksum = readContentDigest({ 'content-digest': header });
    expect(checksum?.algorithms).toEqual(['sha256']);
    expect(checksum?.sent()).toEqual({ algorithm: 'sha256', digest });
  });

  it.each([undefined, '', 'sha-512=:AAAA:', 'md5=:AAAA:', `x-sha-256=:${value}:`])(
    'of %j holds none that can be checked',
    (header) => {
      const headers = header === undefined ? {} : { 'content-digest': header };
      expect(readContentDigest(headers)).toBeNull();
    },
  );

  it.each(['sha-256=::', 'sha-256=:AAAA:', `sha-256=:${value.slice(0, -3)}:`])(
    'of %j is refused',
    (header) => {
      expect(() => readContentDigest({ 'content-digest': header })).toThrow(
        expect.objectContaining({ code: 'upload-checksum-unknown', status: 400 }),
      );
    },
  );
});

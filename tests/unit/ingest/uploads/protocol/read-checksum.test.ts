import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { readChecksum } from '../../../../../ingest/uploads/protocol/read-checksum.ts';

const digest = createHash('sha256').update('bytes').digest();
const value = `sha256 ${digest.toString('base64')}`;
const request = (headers: Record<string, string>, trailers: Record<string, string> = {}) =>
  ({ headers, trailers }) as unknown as IncomingMessage;

describe('the checksum of a request', () => {
  it('is nothing where the request says nothing', () => {
    expect(readChecksum(request({}))).toBeNull();
    expect(readChecksum(request({ trailer: 'Expires' }))).toBeNull();
  });

  it('in its header is known before the bytes, so one algorithm is enough', () => {
    const checksum = readChecksum(request({ 'upload-checksum': value }));
    expect(checksum?.algorithms).toEqual(['sha256']);
    expect(checksum?.sent()).toEqual({ algorithm: 'sha256', digest });
  });

  it.each(['Upload-Checksum', 'Expires, upload-checksum', 'Upload-Checksum,Expires'])(
    'in a trailer (%s) is read when the bytes have come',
    (trailer) => {
      const raw = request({ trailer });
      const checksum = readChecksum(raw);
      expect(checksum?.algorithms).toEqual(['sha1', 'sha256']);
      expect(checksum?.sent()).toBeNull();
      raw.trailers['upload-checksum'] = value;
      expect(checksum?.sent()).toEqual({ algorithm: 'sha256', digest });
    },
  );

  it('that makes no sense is refused: at once in a header, at its end in a trailer', () => {
    const unknown = expect.objectContaining({ code: 'upload-checksum-unknown' });
    expect(() => readChecksum(request({ 'upload-checksum': 'md5 x' }))).toThrow(unknown);
    const trailed = request({ trailer: 'Upload-Checksum' }, { 'upload-checksum': 'md5 x' });
    expect(() => readChecksum(trailed)?.sent()).toThrow(unknown);
  });
});

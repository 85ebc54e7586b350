import type { IncomingMessage } from 'node:http';
import type { Appending } from '../receive/append-body.ts';
import { CHECKSUM_ALGORITHMS, parseChecksum } from './parse-checksum.ts';
import { readHeader } from './read-header.ts';

/** Upload-Checksum of a request, before its body or (checksum-trailer) behind it. Throws `upload-checksum-unknown`. */
export function readChecksum(raw: IncomingMessage): Appending['checksum'] {
  const header = readHeader(raw.headers, 'upload-checksum');
  if (header !== undefined) {
    const checksum = parseChecksum(header);
    return { algorithms: [checksum.algorithm], sent: () => checksum };
  }
  const announced = (readHeader(raw.headers, 'trailer') ?? '').toLowerCase().split(/\s*,\s*/);
  if (!announced.includes('upload-checksum')) return null;
  return {
    algorithms: CHECKSUM_ALGORITHMS,
    sent() {
      const trailer = raw.trailers['upload-checksum'];
      return trailer === undefined ? null : parseChecksum(trailer);
    },
  };
}

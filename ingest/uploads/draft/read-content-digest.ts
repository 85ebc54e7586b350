import type { IncomingHttpHeaders } from 'node:http';
import { parseChecksum } from '../protocol/parse-checksum.ts';
import { readHeader } from '../protocol/read-header.ts';
import type { Appending } from '../receive/append-body.ts';

/** The SHA-256 among a request's Content-Digest (RFC 9530); null where there is none. Throws `upload-checksum-unknown`. */
export function readContentDigest(headers: IncomingHttpHeaders): Appending['checksum'] {
  const header = readHeader(headers, 'content-digest') ?? '';
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]*):/.exec(header)?.[1];
  if (digest === undefined) return null;
  const checksum = parseChecksum(`sha256 ${digest}`);
  return { algorithms: ['sha256'], sent: () => checksum };
}

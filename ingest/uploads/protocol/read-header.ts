import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../../../config/http/problem.ts';

/** A header that may come once; undefined where it did not. */
export function readHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** A header that counts bytes. Throws `invalid-request` for what is no whole number from 0. */
export function readByteCount(headers: IncomingHttpHeaders, name: string): number | null {
  const value = readHeader(headers, name);
  if (value === undefined) return null;
  const count = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(count)) return count;
  throw new ProblemError('invalid-request', {
    errors: [{ where: `headers/${name}`, message: 'a whole number of bytes' }],
  });
}

/** Whether a request brings a body, be it an empty one in chunks. */
export function bringsBody(headers: IncomingHttpHeaders): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** The media type of a body, without its parameters. */
export function mediaTypeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

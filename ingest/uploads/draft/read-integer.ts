import type { IncomingHttpHeaders } from 'node:http';
import { readHeader } from '../protocol/read-header.ts';

/** A count of structured fields (RFC 9651, 3.3.1), its parameters aside; the draft has any other value ignored: null. */
export function readInteger(headers: IncomingHttpHeaders, name: string): number | null {
  const digits = /^ *(\d{1,15})(?: *;.*)? *$/.exec(readHeader(headers, name) ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

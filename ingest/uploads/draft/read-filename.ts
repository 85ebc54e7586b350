import type { IncomingHttpHeaders } from 'node:http';
import { readHeader } from '../protocol/read-header.ts';

const PARAMETER = /;\s*([\w-]+\*?)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/g;

/** The file's name in Content-Disposition (RFC 6266): `filename*` before `filename`; '' where there is none. */
export function readFilename(headers: IncomingHttpHeaders): string {
  const header = readHeader(headers, 'content-disposition') ?? '';
  const given = new Map<string, string>();
  for (const [, name = '', value = ''] of header.matchAll(PARAMETER)) {
    given.set(name.toLowerCase(), value);
  }
  return readExtended(given.get('filename*') ?? '') ?? readPlain(given.get('filename') ?? '');
}

/** RFC 8187: a character set, a language, percent-encoded bytes; null for what cannot be decoded. */
function readExtended(value: string): string | null {
  const encoded = /^UTF-8'[^']*'(.+)$/i.exec(value)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

function readPlain(value: string): string {
  const text = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
  // Node reads a header's bytes as Latin-1; many clients send them as UTF-8 all the same.
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  return utf8.includes('\uFFFD') ? text : utf8;
}

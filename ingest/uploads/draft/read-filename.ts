import type { IncomingHttpHeaders } from 'node:http';
import { readHeader } from '../protocol/read-header.ts';

/** The file's name in Content-Disposition (RFC 6266): `filename*` before `filename`; '' where there is none. */
export function readFilename(headers: IncomingHttpHeaders): string {
  const header = readHeader(headers, 'content-disposition') ?? '';
  const extended = /;\s*filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  if (extended !== undefined) return decode(extended);
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
  return /;\s*filename\s*=\s*([^";\s]+)/i.exec(header)?.[1] ?? '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

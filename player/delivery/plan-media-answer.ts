import type { ByteRange } from '../../storage/media/media-store.ts';
import { parseRange } from './parse-range.ts';

/** The conditional and range headers of a request. */
export type MediaConditions = Readonly<{
  ifNoneMatch?: string | undefined;
  range?: string | undefined;
  ifRange?: string | undefined;
}>;

export type MediaFile = Readonly<{ sizeBytes: number; etag: string; type: string }>;

/** What to say and which bytes to send with it; `send` is null where there is no body. */
export type MediaAnswer = Readonly<{
  status: 200 | 206 | 304 | 416;
  headers: Readonly<Record<string, string>>;
  send: ByteRange | 'whole' | null;
}>;

/** Conditions in the order of RFC 9110, section 13.2.2: If-None-Match first, then Range under If-Range. */
export function planMediaAnswer(file: MediaFile, asked: MediaConditions): MediaAnswer {
  const validators = { etag: file.etag, 'accept-ranges': 'bytes' };
  if (matchesWeakly(asked.ifNoneMatch, file.etag)) {
    return { status: 304, headers: validators, send: null };
  }
  const range = keepsRange(asked.ifRange, file.etag)
    ? parseRange(asked.range, file.sizeBytes)
    : 'whole';
  if (range === 'unsatisfiable') {
    const headers = { ...validators, 'content-range': `bytes */${file.sizeBytes}` };
    return { status: 416, headers, send: null };
  }
  const described = { ...validators, 'content-type': file.type };
  if (range === 'whole') {
    const headers = { ...described, 'content-length': String(file.sizeBytes) };
    return { status: 200, headers, send: file.sizeBytes === 0 ? null : 'whole' };
  }
  const headers = {
    ...described,
    'content-length': String(range.end - range.start + 1),
    'content-range': `bytes ${range.start}-${range.end}/${file.sizeBytes}`,
  };
  return { status: 206, headers, send: range };
}

function matchesWeakly(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const names = header.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(etag);
}

/** If-Range compares strongly; a date never fits, since we send no Last-Modified. */
function keepsRange(header: string | undefined, etag: string): boolean {
  return header === undefined || header.trim() === etag;
}

import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readHeader } from '../protocol/read-header.ts';

/**
 * Resumable Uploads for HTTP, https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/12/: what is to
 * succeed tus, on the same URLs.
 */
export const INTEROP_VERSION = '8';

/** Content-Type of bytes to append. */
export const DRAFT_BODY = 'application/partial-upload';

/** A request of the draft says so by one of its headers, and does not speak tus. */
export function speaksDraft(headers: IncomingHttpHeaders): boolean {
  if (headers['tus-resumable'] !== undefined) return false;
  return (
    headers['upload-draft-interop-version'] !== undefined ||
    headers['upload-complete'] !== undefined
  );
}

/** Upload-Complete, a boolean of structured fields (RFC 9651, 3.3.6); anything else counts as absent. */
export function readCompleteness(headers: IncomingHttpHeaders): boolean | null {
  const bit = /^ *\?([01])(?: *;.*)? *$/.exec(readHeader(headers, 'upload-complete') ?? '')?.[1];
  return bit === undefined ? null : bit === '1';
}

export function formatCompleteness(complete: boolean): string {
  return complete ? '?1' : '?0';
}

/**
 * Whether an interim 104 (Upload Resumption Supported) went out: only to a client of this very version of the draft, as
 * the draft asks.
 */
export function tellInterim(
  request: FastifyRequest,
  reply: FastifyReply,
  headers: Readonly<Record<string, string>>,
): boolean {
  if (readHeader(request.headers, 'upload-draft-interop-version') !== INTEROP_VERSION) return false;
  const { raw } = reply;
  if (raw.headersSent || raw.destroyed || request.raw.destroyed) return false;
  raw.writeInformation(104, { 'upload-draft-interop-version': INTEROP_VERSION, ...headers });
  return true;
}

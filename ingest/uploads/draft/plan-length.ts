import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../../../config/http/problem.ts';
import { readByteCount } from '../protocol/read-header.ts';
import { readInteger } from './read-integer.ts';

/**
 * How long the whole upload is, in bytes: from Upload-Length, or from Content-Length when the body is all that is left
 * from `offset` on; null while unknown. Throws `upload-length-conflict`.
 */
export function planLength(
  headers: IncomingHttpHeaders,
  complete: boolean,
  offset: number,
): number | null {
  const told = readInteger(headers, 'upload-length');
  const bodyBytes = complete ? readByteCount(headers, 'content-length') : null;
  const implied = bodyBytes === null ? null : offset + bodyBytes;
  if (told !== null && implied !== null && told !== implied) {
    throw new ProblemError('upload-length-conflict');
  }
  return told ?? implied;
}

import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../../../config/http/problem.ts';
import type { Concat } from '../store/upload.ts';
import { parseConcat } from './parse-concat.ts';
import { parseMetadata, type UploadMetadata } from './parse-metadata.ts';
import { readByteCount, readHeader } from './read-header.ts';

/** What a tus POST announces. */
export type Creation = Readonly<{
  concat: Concat | null;
  /** Bytes; null while unknown, and for what is joined from parts. */
  length: number | null;
  metadata: UploadMetadata;
  /** As it was sent. */
  rawMetadata: string;
}>;

/** Throws `upload-length-missing`, `upload-length-conflict`, `upload-metadata-invalid`, `invalid-request`. */
export function planCreation(headers: IncomingHttpHeaders): Creation {
  const concat = parseConcat(readHeader(headers, 'upload-concat'));
  const rawMetadata = readHeader(headers, 'upload-metadata') ?? '';
  const length = readByteCount(headers, 'upload-length');
  const deferred = readHeader(headers, 'upload-defer-length');
  if (deferred !== undefined && deferred !== '1') throw new ProblemError('upload-length-missing');
  const told = Number(length !== null) + Number(deferred !== undefined);
  if (concat?.kind === 'final' ? told > 0 : told > 1) {
    throw new ProblemError('upload-length-conflict');
  }
  if (concat?.kind !== 'final' && told === 0) throw new ProblemError('upload-length-missing');
  return { concat, length, rawMetadata, metadata: parseMetadata(rawMetadata) };
}

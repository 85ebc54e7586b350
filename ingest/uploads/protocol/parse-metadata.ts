import { ProblemError } from '../../../config/http/problem.ts';

/** Keys and values of Upload-Metadata; a key without a value has an empty one. */
export type UploadMetadata = Readonly<Record<string, string>>;

const PAIR = /^([^\s,]+)(?: ([A-Za-z0-9+/]*={0,2}))?$/;

/** Pairs joined by commas, each a key, a space and a value in Base64. Throws `upload-metadata-invalid`. */
export function parseMetadata(header: string): UploadMetadata {
  if (header.trim() === '') return {};
  const entries = header.split(',').map((part): [string, string] => {
    const pair = PAIR.exec(part.trim());
    if (pair === null) throw new ProblemError('upload-metadata-invalid');
    return [pair[1]!, Buffer.from(pair[2] ?? '', 'base64').toString('utf8')];
  });
  const metadata = Object.fromEntries(entries);
  // A key that comes twice could mean either of its values.
  if (Object.keys(metadata).length < entries.length) {
    throw new ProblemError('upload-metadata-invalid');
  }
  return metadata;
}

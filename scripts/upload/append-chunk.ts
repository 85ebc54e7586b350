import { hash } from 'node:crypto';
import type { Line } from './line.ts';
import { parseOffset } from './parse-offset.ts';
import { tusRequest } from './tus-request.ts';

/**
 * Sends bytes that follow on what the upload has, and with them their digest: what was damaged on its way is not
 * stored. Resolves to the offset then reached. Throws SendError.
 */
export async function appendChunk(
  line: Line,
  url: string,
  offset: number,
  bytes: Buffer,
  onSent: (bytes: number) => void,
): Promise<number> {
  const headers = {
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
    'upload-checksum': `sha256 ${hash('sha256', bytes, 'base64')}`,
  };
  const request = { method: 'PATCH', url, headers, body: bytes, begun: true, onSent } as const;
  const answer = await tusRequest(line, request);
  return parseOffset(answer, offset + 1, offset + bytes.length);
}

import type { Line } from './line.ts';
import { parseOffset } from './parse-offset.ts';
import { tusRequest } from './tus-request.ts';

/** How many bytes of an upload the server has; an older request that still sends some is thereby ended. Throws SendError. */
export async function readOffset(line: Line, url: string, sizeBytes: number): Promise<number> {
  const answer = await tusRequest(line, { method: 'HEAD', url, begun: true });
  return parseOffset(answer, 0, sizeBytes);
}

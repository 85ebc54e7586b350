import type { Line } from './line.ts';
import { SendError } from './send-error.ts';
import { tusRequest } from './tus-request.ts';

/**
 * Whether the server would not take the file: too large, or no video by its first bytes. Of parts it says so only
 * when all have arrived; better to know before. A server that cannot be asked is taken to be willing.
 */
export async function foreseesRefusal(
  line: Line,
  origin: string,
  sizeBytes: number,
  head: Buffer,
): Promise<boolean> {
  try {
    const { headers } = await tusRequest(line, { method: 'OPTIONS', url: `${origin}/uploads` });
    if (sizeBytes > Number(headers['tus-max-size'] ?? Number.POSITIVE_INFINITY)) return true;
    const { body } = await tusRequest(line, {
      method: 'POST',
      url: `${origin}/api/uploads/inspect`,
      headers: { 'content-type': 'application/octet-stream' },
      body: head,
    });
    const { verdict } = JSON.parse(body) as Readonly<{ verdict?: unknown }>;
    return verdict === 'not-a-video';
  } catch (error) {
    if (error instanceof SendError || error instanceof SyntaxError) return false;
    throw error;
  }
}

import { formatMetadata } from './format-metadata.ts';
import type { Line } from './line.ts';
import { SendError } from './send-error.ts';
import { tusRequest } from './tus-request.ts';

/**
 * Makes one lesson of parts that have all arrived; resolves to its id, the same one however often it is asked.
 * Throws SendError.
 */
export async function joinParts(
  line: Line,
  endpoint: string,
  urls: readonly string[],
  metadata: Readonly<Record<string, string>>,
): Promise<string> {
  const headers = {
    'upload-concat': `final;${urls.join(' ')}`,
    'upload-metadata': formatMetadata(metadata),
  };
  const request = { method: 'POST', url: endpoint, headers, begun: true } as const;
  const answer = await tusRequest(line, request);
  const lessonId = answer.headers['lesson-id'];
  if (typeof lessonId === 'string') return lessonId;
  throw new SendError('the server did not say which lesson it is', { begun: true });
}

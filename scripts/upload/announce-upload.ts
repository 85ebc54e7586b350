import { formatMetadata } from './format-metadata.ts';
import type { Line } from './line.ts';
import { SendError } from './send-error.ts';
import { tusRequest } from './tus-request.ts';

export type Announced = Readonly<{
  url: string;
  /** null for a part: its lesson is made when the parts are joined. */
  lessonId: string | null;
}>;

/** Makes an upload of so many bytes: of a lesson with this metadata, or (null) a part of one. Throws SendError. */
export async function announceUpload(
  line: Line,
  endpoint: string,
  sizeBytes: number,
  metadata: Readonly<Record<string, string>> | null,
): Promise<Announced> {
  const kind: Readonly<Record<string, string>> =
    metadata === null
      ? { 'upload-concat': 'partial' }
      : { 'upload-metadata': formatMetadata(metadata) };
  const headers = { 'upload-length': String(sizeBytes), ...kind };
  const answer = await tusRequest(line, { method: 'POST', url: endpoint, headers });
  const { location } = answer.headers;
  const lessonId = answer.headers['lesson-id'] ?? null;
  const sound = location !== undefined && !Array.isArray(lessonId);
  if (!sound || (metadata !== null && lessonId === null)) {
    throw new SendError('the server did not say where the upload goes', { begun: false });
  }
  return { url: new URL(location, endpoint).href, lessonId: metadata === null ? null : lessonId };
}

import type { SourceFacts } from '../../../../storage/catalog/lesson.ts';
import { ApiError } from '../../shared/http/api-error.ts';
import { parseProblem } from '../../shared/http/parse-problem.ts';
import type { UnfinishedUpload } from '../unfinished/unfinished-upload.ts';

export type UploadLimits = Readonly<{
  /** null where the server does not say. */
  maxSizeBytes: number | null;
  /** Whether it compares SHA-256 checksums. */
  checksums: boolean;
}>;

export type Inspection = Readonly<{
  verdict: 'video' | 'not-a-video' | 'undecided';
  source: SourceFacts | null;
}>;

/** What the page asks the server besides the uploads themselves. Everything throws ApiError. */
export type UploadDoor = Readonly<{
  readLimits(): Promise<UploadLimits>;
  /** What a file is, by its first bytes. */
  inspect(head: Blob, signal: AbortSignal): Promise<Inspection>;
  readUnfinished(): Promise<readonly UnfinishedUpload[]>;
  /** Ends an upload for good; one that is gone already is fine. */
  giveUp(url: string): Promise<void>;
}>;

export function createUploadDoor(deps: { fetch: typeof fetch }): UploadDoor {
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await deps.fetch(path, init).catch((cause: unknown) => {
      throw new ApiError(0, { code: 'network', cause });
    });
    if (response.ok) return response;
    const body = await response.text().catch(() => '');
    throw parseProblem(response.status, body, response.headers.get('Retry-After'));
  };
  return {
    readLimits: async () => {
      const { headers } = await ask('/uploads', { method: 'OPTIONS' });
      const size = Number(headers.get('Tus-Max-Size') ?? Number.NaN);
      return {
        maxSizeBytes: Number.isSafeInteger(size) && size > 0 ? size : null,
        checksums: /\bsha256\b/.test(headers.get('Tus-Checksum-Algorithm') ?? ''),
      };
    },
    inspect: async (head, signal) => {
      const init = {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: head,
        signal,
      };
      return (await ask('/api/uploads/inspect', init)).json() as Promise<Inspection>;
    },
    readUnfinished: async () => {
      const answer = await ask('/api/uploads', { cache: 'no-store' });
      const { items } = (await answer.json()) as { items: readonly UnfinishedUpload[] };
      return items;
    },
    giveUp: async (url) => {
      const init = { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } };
      await ask(url, init).catch((error: unknown) => {
        const gone = error instanceof ApiError && (error.status === 404 || error.status === 410);
        if (!gone) throw error;
      });
    },
  };
}

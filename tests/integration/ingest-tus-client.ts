import { createHash } from 'node:crypto';
import { bearer } from './ingest-fixture.ts';

type Headers = Readonly<Record<string, string>>;

export const TUS_BODY = 'application/offset+octet-stream';

/** What a tus client of this account sends with every request. */
export const tus = (token: string): Headers => ({ ...bearer(token), 'tus-resumable': '1.0.0' });

export function uploadMetadata(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

export function uploadChecksum(algorithm: 'sha1' | 'sha256' | 'md5', bytes: Buffer): string {
  return `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;
}

/** Speaks tus to one ingest for one account, a request at a time; every header can be replaced. */
export function createTusClient(ingest: Readonly<{ url: string }>, token: string) {
  const send = (method: string, path: string, headers: Headers, body?: Buffer<ArrayBuffer>) =>
    fetch(new URL(path, ingest.url), {
      method,
      headers: { ...tus(token), ...headers },
      ...(body ? { body } : {}),
    });
  return {
    send,
    /** Announces an upload of this length. */
    create: (length: number, headers: Headers = {}) =>
      send('POST', '/uploads', {
        'upload-length': String(length),
        'upload-metadata': uploadMetadata({ filename: 'lesson.mp4' }),
        ...headers,
      }),
    /** Announces an upload and brings its first bytes. */
    createWith: (length: number, body: Buffer<ArrayBuffer>, headers: Headers = {}) =>
      send(
        'POST',
        '/uploads',
        {
          'upload-length': String(length),
          'upload-metadata': uploadMetadata({ filename: 'lesson.mp4' }),
          'content-type': TUS_BODY,
          ...headers,
        },
        body,
      ),
    createPart: (length: number) =>
      send('POST', '/uploads', { 'upload-length': String(length), 'upload-concat': 'partial' }),
    join: (parts: readonly string[], headers: Headers = {}) =>
      send('POST', '/uploads', {
        'upload-concat': `final;${parts.join(' ')}`,
        'upload-metadata': uploadMetadata({ filename: 'joined.mp4' }),
        ...headers,
      }),
    patch: (path: string, offset: number, body: Buffer<ArrayBuffer>, headers: Headers = {}) =>
      send(
        'PATCH',
        path,
        { 'content-type': TUS_BODY, 'upload-offset': String(offset), ...headers },
        body,
      ),
    head: (path: string) => send('HEAD', path, {}),
    remove: (path: string) => send('DELETE', path, {}),
  };
}

export type TusClient = ReturnType<typeof createTusClient>;

export const locationOf = (answer: Response) => answer.headers.get('location') ?? '';
export const lessonIdOf = (answer: Response) => answer.headers.get('lesson-id') ?? '';
export const offsetOf = (answer: Response) => Number(answer.headers.get('upload-offset') ?? 'NaN');

/** Status and code of a refusal. */
export async function refusal(answer: Response): Promise<readonly [number, string]> {
  const { code } = (await answer.json()) as { code: string };
  return [answer.status, code];
}

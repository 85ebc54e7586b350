import type { BenchServer } from '../bench-server.ts';
import type { Connection } from './connection.ts';

export type CreatedUpload = Readonly<{ path: string; lessonId: string | null }>;

/** A tus server under test. */
export type TusTarget = Readonly<{
  server: BenchServer;
  /** What every request carries. */
  headers: Readonly<Record<string, string>>;
  create(connection: Connection, sizeBytes: number): Promise<CreatedUpload>;
  /** Whatever is stored of it, finished or not. */
  remove(connection: Connection, upload: CreatedUpload): Promise<void>;
}>;

/** POST, as both servers take it. */
export async function createUpload(
  connection: Connection,
  path: string,
  sizeBytes: number,
  headers: Readonly<Record<string, string>>,
): Promise<CreatedUpload> {
  const metadata = `filename ${Buffer.from('bench.mp4').toString('base64')}`;
  const answer = await connection.ask({
    method: 'POST',
    path,
    headers: { ...headers, 'upload-length': String(sizeBytes), 'upload-metadata': metadata },
    status: 201,
  });
  const { pathname } = new URL(answer.location!, 'http://127.0.0.1');
  return { path: pathname, lessonId: [answer['lesson-id']].flat()[0] ?? null };
}

/** The headers of a PATCH. */
export function patchHeaders(target: TusTarget, offset: number): Readonly<Record<string, string>> {
  return {
    ...target.headers,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  };
}

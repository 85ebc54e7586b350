import { openConnection } from '../connection.ts';
import { type CreatedUpload, patchHeaders, type TusTarget } from '../tus-target.ts';

/** HEAD and a PATCH over a new connection, as a client does when it is back. Milliseconds from first to last. */
export async function resumeUpload(
  target: TusTarget,
  { path }: CreatedUpload,
  more: Buffer,
  signal: AbortSignal,
): Promise<number> {
  const connection = openConnection(target.server.port, signal);
  try {
    const before = performance.now();
    const head = await connection.ask({
      method: 'HEAD',
      path,
      headers: target.headers,
      status: 200,
    });
    const offset = Number([head['upload-offset']].flat()[0]);
    await connection.ask({
      method: 'PATCH',
      path,
      headers: patchHeaders(target, offset),
      body: [more],
      sizeBytes: more.length,
      status: 204,
    });
    return performance.now() - before;
  } finally {
    connection.close();
  }
}

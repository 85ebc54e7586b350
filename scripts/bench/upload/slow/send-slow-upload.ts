import { openConnection } from '../connection.ts';
import { type CreatedUpload, patchHeaders, type TusTarget } from '../tus-target.ts';
import { type SlowBody, sendSlowly, slowBodyBytes } from './slow-body.ts';

/** One upload over a connection of its own, in one PATCH at the pace of a slow line. */
export async function sendSlowUpload(
  target: TusTarget,
  body: SlowBody,
  signal: AbortSignal,
): Promise<CreatedUpload> {
  const connection = openConnection(target.server.port, signal);
  try {
    const sizeBytes = slowBodyBytes(body);
    const upload = await target.create(connection, sizeBytes);
    await connection.ask({
      method: 'PATCH',
      path: upload.path,
      headers: patchHeaders(target, 0),
      body: sendSlowly(body, signal),
      sizeBytes,
      status: 204,
    });
    return upload;
  } finally {
    connection.close();
  }
}

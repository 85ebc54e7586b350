import { cpuSeconds } from '../../cpu-seconds.ts';
import { type Connection, openConnection } from '../connection.ts';
import { waitUntilQuiet } from '../wait-until-quiet.ts';
import type { UploadBody } from './upload-body.ts';
import type { UploadContender } from './upload-contenders.ts';

export type Received = Readonly<{
  mebibytesPerSecond: number;
  /** Up to the last answer. */
  cpuSecondsPerGibibyte: number;
  /** Up to when the server is at rest again; null: it did not come to rest. */
  cpuWithDigestPerGibibyte: number | null;
}>;

/** One upload over each of some connections, all at once; afterwards nothing of them is stored. */
export async function measureUploads(
  { pid, port, prepare }: UploadContender,
  bodies: readonly UploadBody[],
  quietSeconds: number,
  signal: AbortSignal,
): Promise<Received> {
  const sends = bodies.map(prepare);
  const connections = bodies.map(() => openConnection(port, signal));
  try {
    await waitUntilQuiet(pid, quietSeconds / 4, signal);
    const [cpuBefore, before] = [cpuSeconds(pid), performance.now()];
    const stored = await Promise.all(sends.map((send, at) => send(connections[at]!)));
    const seconds = (performance.now() - before) / 1000;
    const cpuAfter = cpuSeconds(pid);
    const cpuAtRest = await waitUntilQuiet(pid, quietSeconds, signal);
    await removeAll(stored, port, signal);
    const sizeBytes = bodies.reduce((sum, body) => sum + body.sizeBytes, 0);
    const perGibibyte = (until: number) => (until - cpuBefore) / (sizeBytes / 1024 ** 3);
    return {
      mebibytesPerSecond: sizeBytes / 1024 ** 2 / seconds,
      cpuSecondsPerGibibyte: perGibibyte(cpuAfter),
      cpuWithDigestPerGibibyte: cpuAtRest === null ? null : perGibibyte(cpuAtRest),
    };
  } finally {
    for (const connection of connections) connection.close();
  }
}

async function removeAll(
  stored: readonly ((connection: Connection) => Promise<void>)[],
  port: number,
  signal: AbortSignal,
): Promise<void> {
  const connection = openConnection(port, signal);
  try {
    for (const remove of stored) await remove(connection);
  } finally {
    connection.close();
  }
}

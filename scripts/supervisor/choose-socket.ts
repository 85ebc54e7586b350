import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The kernel's limit is 107 bytes and a terminating zero; a little is kept back for what others append. */
const LONGEST_SOCKET_BYTES = 100;

/** Where Redis listens: in its own folder, or in a fresh temporary one where that path would be too long. */
export async function chooseSocket(redisDir: string): Promise<string> {
  const socket = join(redisDir, 'redis.sock');
  if (Buffer.byteLength(socket) <= LONGEST_SOCKET_BYTES) return socket;
  return join(await mkdtemp(join(tmpdir(), 'youke-redis-')), 'redis.sock');
}

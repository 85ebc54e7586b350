import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { patchHeaders, type TusTarget } from '../tus-target.ts';

/**
 * A client that has lost its network: sends the beginning of a PATCH and then nothing more, without closing.
 * Resolves when the beginning has left.
 */
export async function openSilentPatch(
  target: TusTarget,
  path: string,
  sizeBytes: number,
  beginning: Buffer,
): Promise<Socket> {
  const socket = connect(target.server.port, '127.0.0.1');
  await once(socket, 'connect');
  // Its server may end it at any time; nobody is there to notice.
  socket.on('error', () => {});
  const headers = { host: 'bench', ...patchHeaders(target, 0), 'content-length': sizeBytes };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`PATCH ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  await new Promise<void>((resolve) => socket.write(beginning, () => resolve()));
  return socket;
}

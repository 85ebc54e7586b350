import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type FlakyLine = Readonly<{
  origin: string;
  /** How often it has failed so far. */
  cuts: () => number;
  /** From here on everything passes. */
  mend: () => void;
  close: () => Promise<void>;
}>;

/**
 * A line to a server that fails each of the first PATCHes after so many of its bytes: cuts the connection, or leaves
 * it open and carries nothing more.
 */
export async function openFlakyLine(
  port: number,
  cutAfterBytes: readonly number[],
  fate: 'cut' | 'silence' = 'cut',
): Promise<FlakyLine> {
  const left = [...cutAfterBytes];
  const sockets = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    let limit = Number.POSITIVE_INFINITY;
    let sent = 0;
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    client.on('data', (chunk) => {
      // Requests on one connection take turns, so a head begins a chunk.
      if (chunk.subarray(0, 6).toString() === 'PATCH ') {
        sent = 0;
        limit = left.shift() ?? Number.POSITIVE_INFINITY;
      }
      sent += chunk.length;
      if (sent > limit) {
        cuts += 1;
        if (fate === 'cut') cut();
        else client.pause();
      } else {
        upstream.write(chunk);
      }
    });
    upstream.pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    mend: () => left.splice(0),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

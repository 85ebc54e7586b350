import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Proxy = Readonly<{ origin: string; close: () => Promise<void> }>;
type Refusal = Readonly<{ status: number; headers: Record<string, string> }> | null;

/** A reverse proxy that answers some requests itself. */
export async function openRefusingProxy(
  port: number,
  refuse: (request: { method?: string; url?: string }) => Refusal,
): Promise<Proxy> {
  const proxy = createServer(async (request, response) => {
    const refusal = refuse(request as { method: string; url: string });
    if (refusal !== null) {
      request.resume();
      response.writeHead(refusal.status, refusal.headers).end();
      return;
    }
    const forwardedTo = fetch(`http://127.0.0.1:${port}${request.url}`, {
      method: request.method!,
      headers: forwarded(request.headers),
      ...(request.method === 'GET' || request.method === 'HEAD'
        ? {}
        : { body: Readable.toWeb(request) as unknown as BodyInit, duplex: 'half' as const }),
    });
    // A client that left takes its request along.
    const answer = await forwardedTo.catch(() => null);
    if (answer === null) return void response.destroy();
    const headers = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  });
  return { origin: await listen(proxy), close: () => close(proxy) };
}

function forwarded(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const hopByHop = new Set(['host', 'connection', 'transfer-encoding', 'content-length']);
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !hopByHop.has(name))
      .map(([name, value]) => [name, String(value)]),
  );
}

async function listen(proxy: Server): Promise<string> {
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

async function close(proxy: Server): Promise<void> {
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
}

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

type Proxy = Readonly<{ origin: string; close: () => Promise<void> }>;

/** What becomes of a request: answered by the proxy itself, or spoilt on its way. */
export type ProxyVerdict =
  | Readonly<{ status: number; headers: Record<string, string> }>
  /** A byte of its body is another at the other end. */
  | 'damage'
  /** The server does as it is asked, and nobody is told. */
  | 'lose-answer'
  | null;

/** A reverse proxy that answers some requests itself, and others not at all. */
export async function openRefusingProxy(
  port: number,
  judge: (request: IncomingMessage) => ProxyVerdict | Promise<ProxyVerdict>,
): Promise<Proxy> {
  const proxy = createServer(async (request, response) => {
    const verdict = await judge(request);
    if (verdict !== null && typeof verdict === 'object') {
      request.resume();
      response.writeHead(verdict.status, verdict.headers).end();
      return;
    }
    // A client that left takes its request along.
    const body = await buffer(request).catch(() => null);
    if (body === null) return void response.destroy();
    if (verdict === 'damage') body[body.length - 1]! ^= 1;
    const answer = await forward(port, request, body).catch(() => null);
    if (answer === null || verdict === 'lose-answer') return void response.destroy();
    const headers = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  });
  return { origin: await listen(proxy), close: () => close(proxy) };
}

function forward(port: number, request: IncomingMessage, body: Buffer): Promise<Response> {
  const isBodiless = request.method === 'GET' || request.method === 'HEAD';
  return fetch(`http://127.0.0.1:${port}${request.url}`, {
    method: request.method!,
    headers: forwarded(request.headers),
    ...(isBodiless ? {} : { body: new Uint8Array(body) }),
  });
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

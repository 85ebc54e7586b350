import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { announceUpload } from '../../scripts/upload/announce-upload.ts';
import { appendChunk } from '../../scripts/upload/append-chunk.ts';
import { readOffset } from '../../scripts/upload/read-offset.ts';
import { tusRequest } from '../../scripts/upload/tus-request.ts';

const MIB = 1024 * 1024;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return listen(server);
}

/** A server that speaks no HTTP of its own accord. */
async function rawServer(onSocket: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    onSocket(socket);
  });
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return listen(server);
}

const lineWith = (more: { signal?: AbortSignal; patienceMilliseconds?: number } = {}) => ({
  ...{ token: 'secret', signal: new AbortController().signal, patienceMilliseconds: 30_000 },
  ...more,
});

test('a chunk goes out with its offset, its digest and the token', async () => {
  const bytes = randomBytes(3 * MIB + 1);
  const got: Buffer[] = [];
  let headers: Record<string, unknown> = {};
  const url = await answering(async (request, response) => {
    headers = request.headers;
    for await (const chunk of request) got.push(chunk as Buffer);
    response.writeHead(204, { 'upload-offset': 7 + bytes.length }).end();
  });
  const sent: number[] = [];
  const reached = await appendChunk(lineWith(), url, 7, bytes, (each) => sent.push(each));
  expect(reached).toBe(7 + bytes.length);
  expect(Buffer.concat(got).equals(bytes)).toBe(true);
  expect(headers).toMatchObject({
    authorization: 'Bearer secret',
    'tus-resumable': '1.0.0',
    'content-length': String(bytes.length),
    'upload-offset': '7',
    'upload-checksum': `sha256 ${createHash('sha256').update(bytes).digest('base64')}`,
  });
  expect(sent.at(-1)).toBe(bytes.length);
  expect(sent).toEqual(sent.toSorted((a, b) => a - b));
});

test('an answer that comes before the body has gone is heard', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(409, { 'retry-after': '3' }).end('{"code":"upload-offset"}');
  });
  const sending = appendChunk(lineWith(), url, 0, randomBytes(64 * MIB), () => {});
  const told = { status: 409, retryAfter: '3', body: '{"code":"upload-offset"}', begun: true };
  await expect(sending).rejects.toMatchObject(told);
});

test('a line on which nothing moves is given up', async () => {
  const url = await rawServer(() => {});
  const line = lineWith({ patienceMilliseconds: 50 });
  const asking = tusRequest(line, { method: 'HEAD', url, begun: true });
  await expect(asking).rejects.toMatchObject({ code: 'send-failed', status: null, begun: true });
  await expect(asking).rejects.toThrow('no byte moved');
});

test('a line that swallows no more of a body is given up', async () => {
  const url = await rawServer((socket) => socket.pause());
  const line = lineWith({ patienceMilliseconds: 50 });
  const sending = appendChunk(line, url, 0, randomBytes(64 * MIB), () => {});
  await expect(sending).rejects.toThrow('no byte moved');
});

test.each<[string, (socket: Socket) => void]>([
  ['closed', (socket) => socket.end()],
  ['reset', (socket) => socket.resetAndDestroy()],
  ['broken within an answer', (s) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')],
  ['no HTTP at all', (socket) => socket.end('220 ready\r\n')],
])('a connection that is %s is a failure without a status', async (_name, answer) => {
  const url = await rawServer((socket) => socket.once('data', () => answer(socket)));
  const asking = tusRequest(lineWith(), { method: 'GET', url });
  await expect(asking).rejects.toMatchObject({ code: 'send-failed', status: null });
});

test('nobody there is a failure with a reason', async () => {
  const asking = tusRequest(lineWith(), { method: 'GET', url: 'http://localhost:1/' });
  await expect(asking).rejects.toMatchObject({ code: 'send-failed', status: null });
  await expect(asking).rejects.toThrow('ECONNREFUSED');
});

test('an abort ends a request at once, with its reason', async () => {
  const controller = new AbortController();
  const url = await rawServer((socket) => socket.once('data', () => controller.abort('enough')));
  const line = lineWith({ signal: controller.signal });
  await expect(tusRequest(line, { method: 'GET', url })).rejects.toBe('enough');
  await expect(tusRequest(line, { method: 'GET', url })).rejects.toBe('enough');
});

test.each([
  ['none', {}],
  ['words', { 'upload-offset': 'ten' }],
  ['more than there is', { 'upload-offset': '11' }],
])('an offset of %s is not believed', async (_name, headers) => {
  const url = await answering((_request, response) => response.writeHead(200, headers).end());
  await expect(readOffset(lineWith(), url, 10)).rejects.toMatchObject({ status: null });
});

test('a chunk of which nothing was taken is a failure', async () => {
  const url = await answering((request, response) => {
    request.resume();
    response.writeHead(204, { 'upload-offset': 5 }).end();
  });
  const sending = appendChunk(lineWith(), url, 5, Buffer.from('abc'), () => {});
  await expect(sending).rejects.toMatchObject({ code: 'send-failed', status: null });
});

test('a web page in the place of an announcement is a failure', async () => {
  const url = await answering((_request, response) => response.end('<html>sign in</html>'));
  for (const metadata of [{ filename: 'a.mp4' }, null]) {
    const announcing = announceUpload(lineWith(), url, 10, metadata);
    await expect(announcing).rejects.toMatchObject({ status: null, begun: false });
  }
});

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BadLine, openBadLine } from '../fixtures/storm/bad-line.ts';
import type { LineFault } from '../fixtures/storm/line-plan.ts';

/** What one end has heard. */
type End = Readonly<{ socket: Socket; heard: () => string; error: () => string | undefined }>;

let server: Server;
let line: BadLine;

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  await line.close();
  server.close();
});

/** A client and the server's end of its connection, joined by a line with this fault. */
async function join(
  fault: LineFault,
  bytesPerSecond = 1e9,
  wait?: (ms: number) => Promise<unknown>,
): Promise<[client: End, upstream: End]> {
  const { port: serverPort } = server.address() as AddressInfo;
  // Only the first connection has it.
  const faults: LineFault[] = [fault];
  line = await openBadLine({
    serverPort,
    plan: () => ({ bytesPerSecond, fault: faults.shift() ?? { kind: 'none' } }),
    ...(wait && { wait }),
  });
  return await meet();
}

async function meet(): Promise<[client: End, upstream: End]> {
  const met = once(server, 'connection') as Promise<[Socket]>;
  const client = listen(connect({ port: line.port, host: '127.0.0.1', allowHalfOpen: true }));
  const [socket] = await met;
  return [client, listen(socket)];
}

function listen(socket: Socket): End {
  let heard = '';
  let error: string | undefined;
  socket.on('data', (bytes) => {
    heard += bytes;
  });
  socket.on('error', (thrown: NodeJS.ErrnoException) => {
    error = thrown.code;
  });
  return { socket, heard: () => heard, error: () => error };
}

/** Bytes there and back on a connection without a fault: by then, others' bytes would have passed too. */
async function passAround(): Promise<void> {
  const [client, upstream] = await meet();
  client.socket.write('there');
  await expect.poll(upstream.heard).toBe('there');
  upstream.socket.write('back');
  await expect.poll(client.heard).toBe('back');
}

test('without a fault everything passes, and so does the end', async () => {
  const [client, upstream] = await join({ kind: 'none' });
  client.socket.end('question');
  await once(upstream.socket, 'end');
  upstream.socket.end('answer');
  await once(client.socket, 'end');
  expect([upstream.heard(), client.heard()]).toEqual(['question', 'answer']);
});

test('a reset reaches both ends as one', async () => {
  const [client, upstream] = await join({ kind: 'reset', afterBytes: 4 });
  client.socket.write('12345');
  await expect.poll(() => [client.error(), upstream.error()]).toEqual(['ECONNRESET', 'ECONNRESET']);
  expect(line.struck.reset).toBe(1);
});

test('a stall upwards: the server hears no more, and not that its client left', async () => {
  const [client, upstream] = await join({ kind: 'stall', stops: 'up', afterBytes: 4 });
  client.socket.write('123456789');
  await expect.poll(upstream.heard).toBe('1234');
  upstream.socket.write('still here');
  await expect.poll(client.heard).toBe('still here');
  client.socket.end('more');
  await expect.poll(() => line.dead()).toBe(1);
  await passAround();
  expect(upstream.heard()).toBe('1234');
  expect(upstream.socket.readableEnded).toBe(false);
});

test('a stall downwards: the server hears everything, and its answer does not come', async () => {
  const [client, upstream] = await join({ kind: 'stall', stops: 'down', afterBytes: 3 });
  client.socket.write('question');
  await expect.poll(upstream.heard).toBe('question');
  upstream.socket.write('answer');
  await expect.poll(client.heard).toBe('ans');
  client.socket.write(', more');
  await expect.poll(upstream.heard).toBe('question, more');
  await passAround();
  expect(client.heard()).toBe('ans');
  client.socket.destroy();
  await expect.poll(() => line.dead()).toBe(1);
  expect(upstream.socket.readableEnded).toBe(false);
});

test('a stall both ways: neither hears any more, nor of the other’s end', async () => {
  const [client, upstream] = await join({ kind: 'stall', stops: 'both', afterBytes: 4 });
  client.socket.write('123456789');
  await expect.poll(upstream.heard).toBe('1234');
  upstream.socket.end('answer');
  await passAround();
  expect([client.heard(), client.socket.readableEnded]).toEqual(['', false]);
});

test('an answer that is cut in its middle ends there, and the server is cut off', async () => {
  const [client, upstream] = await join({ kind: 'cut', afterBytes: 3 });
  client.socket.write('question');
  await expect.poll(upstream.heard).toBe('question');
  upstream.socket.write('answer');
  const ended = () => [client.socket.readableEnded, upstream.socket.readableEnded];
  await expect.poll(ended).toEqual([true, true]);
  expect(client.heard()).toBe('ans');
});

test('a slow line lets the next bytes through when the time of the last has passed', async () => {
  const waits: { ms: number; over: () => void }[] = [];
  const wait = (ms: number) =>
    new Promise<void>((over) => {
      waits.push({ ms, over });
    });
  const [client, upstream] = await join({ kind: 'none' }, 1000, wait);
  client.socket.write('x'.repeat(250));
  await expect.poll(() => waits.map(({ ms }) => ms)).toEqual([250]);
  client.socket.write('y');
  await passAround();
  expect(upstream.heard()).toBe('x'.repeat(250));
  waits.shift()!.over();
  await expect.poll(upstream.heard).toBe(`${'x'.repeat(250)}y`);
});

test('a server that is not there is a connection that breaks', async () => {
  const [, upstream] = await join({ kind: 'none' });
  server.close();
  upstream.socket.destroy();
  const late = connect(line.port, '127.0.0.1');
  late.on('error', () => {});
  await once(late, 'close');
  expect(late.bytesRead).toBe(0);
});

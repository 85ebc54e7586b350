import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { FastifyContextConfig } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../config/http/create-http-server.ts';
import { createLog } from '../../config/http/create-log.ts';
import type { BodyPatience } from '../../config/http/watch-bodies.ts';
import { eventRoutes } from '../../ingest/events/event-routes.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { PASSWORD } from './ingest-fixture.ts';
import { freePort } from './ingest-free-port.ts';
import { readEvents } from './ingest-read-events.ts';

let redis: TestRedis;
let dataDir: string;
const log = createLog({ level: 'silent', role: 'test' });

beforeAll(async () => {
  redis = await startRedis();
  dataDir = await mkdtemp(join(tmpdir(), 'youke-ingest-'));
});
afterAll(async () => {
  await redis.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function startProcess(port: number): Promise<ChildProcess> {
  const main = resolve(import.meta.dirname, '../../ingest/main.ts');
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      REDIS_URL: `unix:${redis.address.path}`,
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr! })) {
    if (line.includes('ingest listens')) break;
  }
  child.stderr!.resume();
  return child;
}

async function token(): Promise<string> {
  const catalog = await openCatalog({ file: join(dataDir, 'catalog.sqlite') });
  const found = await catalog.accounts.findByUsername('teacher');
  const account =
    found ??
    (await catalog.accounts.create({
      username: 'teacher',
      displayName: 'teacher',
      role: 'teacher',
      region: '410102',
      password: PASSWORD,
    }));
  const session = await catalog.sessions.open(account.id, 3600);
  await catalog.close();
  return session.token;
}

describe('the ingest process', () => {
  it('stops on SIGTERM with exit 0, an event stream and an upload open', async () => {
    const port = await freePort();
    const child = await startProcess(port);
    const url = `http://127.0.0.1:${port}`;
    const bearer = { authorization: `Bearer ${await token()}` };
    const events = await readEvents(`${url}/api/events`, bearer);
    const created = await fetch(`${url}/uploads`, {
      method: 'POST',
      headers: {
        ...bearer,
        'tus-resumable': '1.0.0',
        'upload-length': '100',
        'upload-metadata': `filename ${Buffer.from('a.mp4').toString('base64')}`,
      },
    });
    expect(created.status).toBe(201);
    const patch = connect(port, '127.0.0.1');
    patch.on('error', () => {});
    patch.write(
      [
        `PATCH ${created.headers.get('location')} HTTP/1.1`,
        'Host: 127.0.0.1',
        `Authorization: ${bearer.authorization}`,
        'Tus-Resumable: 1.0.0',
        'Upload-Offset: 0',
        'Content-Type: application/offset+octet-stream',
        'Content-Length: 100',
        '',
        'the first bytes',
      ].join('\r\n'),
    );
    // The first event is the upload's own progress or its creation: the server is at work on it.
    await events.next();
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    await expect(
      (async () => {
        for (;;) await events.next();
      })(),
    ).rejects.toThrow();
  });

  it('says what it lacks when there is no Redis named', async () => {
    const main = resolve(import.meta.dirname, '../../ingest/main.ts');
    const env = { ...process.env, DATA_DIR: dataDir, REDIS_URL: '' };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr!.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    const sentence = 'REDIS_URL must be set for a role that runs by itself, not ""\n';
    expect([code, said]).toEqual([1, sentence]);
  });
});

describe('what hangs is ended', () => {
  const patience = { wholeSeconds: 0.2, idleSeconds: 0.2 };

  /** Sends the first half of a body, and tells what came back until the server closed the connection. */
  async function sendHalf(bodyPatience: BodyPatience, config: FastifyContextConfig) {
    const server = await createHttpServer({
      log,
      trustProxy: false,
      authenticate: async () => null,
      bodyPatience,
    });
    server.addContentTypeParser('a/b', (_request, _payload, done) => done(null));
    let arrived = 0;
    server.post('/body', { config }, async ({ raw }) => {
      for await (const chunk of raw) arrived += chunk.length;
      return 'all of it';
    });
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    const type = config.longBody === true ? 'a/b' : 'application/json';
    const head = `POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 9`;
    socket.write(`${head}\r\n\r\n{"ha`);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => {});
    await once(socket, 'close');
    await server.close();
    return { arrived, answer };
  }

  it('an upload’s connection that brings nothing for too long', async () => {
    const slowly = { ...patience, wholeSeconds: 3600 };
    const config = { access: 'public', longBody: true } as const;
    expect(await sendHalf(slowly, config)).toEqual({ arrived: 4, answer: '' });
  });

  it('but not one whose bytes wait for us: a disk may be slower than a line', async () => {
    const server = await createHttpServer({
      ...{ log, trustProxy: false, authenticate: async () => null },
      bodyPatience: { ...patience, idleSeconds: 0.05 },
    });
    server.addContentTypeParser('a/b', (_request, _payload, done) => done(null));
    const config = { access: 'public', longBody: true } as const;
    server.post('/body', { config }, async ({ raw }) => {
      raw.pause();
      await once(raw, 'timeout');
      await once(raw, 'timeout');
      let arrived = 0;
      for await (const chunk of raw) arrived += chunk.length;
      return `${arrived} bytes`;
    });
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/body`, {
      method: 'POST',
      headers: { 'content-type': 'a/b' },
      body: Buffer.alloc(5_000_000),
    });
    expect(await answer.text()).toBe('5000000 bytes');
    await server.close();
  });

  it('a small body that does not come', async () => {
    const slowly = { ...patience, idleSeconds: 3600 };
    const { answer } = await sendHalf(slowly, { access: 'public' });
    expect(answer).toBe('');
  });

  it('a small body of somebody who was refused already', async () => {
    const { answer } = await sendHalf(patience, { access: 'signed-in' });
    expect(answer).toContain('HTTP/1.1 401');
  });

  it('an event stream whose session was closed', async () => {
    const catalog = await openCatalog({ file: join(dataDir, 'catalog.sqlite') });
    const server = await createHttpServer({
      log,
      trustProxy: false,
      authenticate: (each) => catalog.sessions.resolve(each),
    });
    eventRoutes(server, { catalog, log, now: Date.now, beatEveryMs: 10 });
    await server.listen({ host: '127.0.0.1', port: 0 });
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const session = await token();
    const events = await readEvents(`http://127.0.0.1:${port}/api/events`, {
      authorization: `Bearer ${session}`,
    });
    await catalog.sessions.close(session);
    await expect(events.next()).rejects.toThrow('the stream ended');
    await server.close();
    await catalog.close();
  });
});

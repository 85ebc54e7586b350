import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readComposeServices } from '../fixtures/compose-file.ts';
import { freePort } from '../fixtures/free-port.ts';
import { createLessonClient } from '../fixtures/lesson-client.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const services = readComposeServices();

let folder: string;
let redis: TestRedis;
const roles: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-roles-'));
  redis = await startRedis();
});
afterAll(async () => {
  for (const role of roles) role.kill('SIGKILL');
  await redis.close();
  await rm(folder, { recursive: true, force: true });
});

const dataDir = (): string => join(folder, 'data');

/** Starts a service of docker-compose.yml without Docker: its command, its environment, this test's addresses. */
function startService(name: string, port: number): ChildProcess {
  const { command, environment } = services[name]!;
  const [, ...args] = command!;
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'SIGKILL', process.execPath, '--disable-warning=ExperimentalWarning', ...args],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH,
        ...environment,
        LOG_LEVEL: 'warn',
        YOUKE_ADMIN_PASSWORD: '',
        REDIS_URL: `unix:${redis.address.path}`,
        DATA_DIR: dataDir(),
        HOST: '127.0.0.1',
        PORT: String(port),
      },
    },
  );
  roles.push(child);
  return child;
}

test('the roles as processes of their own take one lesson from upload to stream', async () => {
  const [ingestPort, playerPort] = [await freePort(), await freePort()];
  const [code] = await once(startService('init', ingestPort), 'exit');
  expect(code).toBe(0);
  startService('ingest', ingestPort);
  startService('player', playerPort);
  startService('transcoder', 1);
  const origins = {
    ingest: `http://127.0.0.1:${ingestPort}`,
    player: `http://127.0.0.1:${playerPort}`,
  };
  for (const origin of Object.values(origins)) {
    await expect
      .poll(async () => (await fetch(`${origin}/readyz`)).status, { timeout: 60_000 })
      .toBe(200);
  }

  const client = await createLessonClient({ dataDir: dataDir(), origin: origins.ingest, env: {} });
  const clip = join(folder, 'clip.mp4');
  await makeClip(clip);
  const id = await client.upload(clip);
  await client.becomes(id, 'ready');

  const authorization = `Bearer ${client.token}`;
  const playback = await fetch(`${origins.player}/api/lessons/${id}/playback`, {
    headers: { authorization },
  });
  const { masterUrl } = (await playback.json()) as { masterUrl: string };
  const master = await fetch(new URL(masterUrl, origins.player));
  expect(await master.text()).toContain('#EXT-X-STREAM-INF');

  for (const role of roles.slice(1)) {
    role.kill('SIGTERM');
    const [status] = await once(role, 'exit');
    expect(status).toBe(0);
  }
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest';
import { killGroup } from '../../scripts/supervisor/spawn-tied.ts';
import { freePort } from '../fixtures/free-port.ts';
import { commandsBelow, isRunning } from '../fixtures/process-tree.ts';
import {
  createHome,
  endYouke,
  runYouke,
  signInAsAdmin,
  type YoukeHome,
  type YoukeRun,
} from '../fixtures/run-youke.ts';
import { startRedis } from '../fixtures/start-redis.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let home: YoukeHome;
beforeEach(async () => {
  home = await createHome();
});
afterEach(() => rm(home.dataDir, { recursive: true, force: true }));

/** Starts with some settings changed, and waits for the end. */
async function startAndEnd(env: NodeJS.ProcessEnv) {
  const { code, stdout, stderr } = await runYouke({ ...home, env: { ...home.env, ...env } }).ended;
  const lines = stderr.trimEnd().split('\n');
  // Where a source changed since the last set-up, that speaks first.
  return { code, stdout, sentences: lines.filter((line) => !/ building | set-up /.test(line)) };
}

describe('a start that cannot succeed says why in one sentence', () => {
  test('a port in use', async () => {
    const port = Number(home.env.PORT);
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const dataDir = join(home.dataDir, 'not-yet');
    const { code, stdout, sentences } = await startAndEnd({ DATA_DIR: dataDir });
    other.close();
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(sentences).toEqual([expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`)]);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('a DATA_DIR that cannot be written', async () => {
    await writeFile(join(home.dataDir, 'file'), '');
    const dataDir = join(home.dataDir, 'file', 'data');
    const { code, sentences } = await startAndEnd({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(sentences).toEqual([expect.stringContaining(`DATA_DIR ${dataDir} cannot be written`)]);
  });

  test('a setting that makes no sense', async () => {
    const { code, sentences } = await startAndEnd({ PORT: 'eighty' });
    expect(code).toBe(1);
    expect(sentences).toEqual([
      '[youke] PORT must be a whole number from 1 to 65535, not "eighty"',
    ]);
  });

  test('a Redis that does not answer, without telling its password', async () => {
    const port = await freePort();
    const dataDir = join(home.dataDir, 'not-yet');
    const { code, sentences } = await startAndEnd({
      DATA_DIR: dataDir,
      REDIS_URL: `redis://:secret@127.0.0.1:${port}`,
    });
    expect(existsSync(dataDir)).toBe(false);
    expect(code).toBe(1);
    expect(sentences).toEqual([expect.stringContaining(`Redis at redis://***@127.0.0.1:${port}`)]);
  });
});

describe('a system that runs', () => {
  let running: YoukeHome;
  let run: YoukeRun;
  beforeAll(async () => {
    running = await createHome();
    run = runYouke(running);
    await run.ready;
  });
  afterAll(() => endYouke(run, running));

  test('tells where it is and its first account, answers, and keeps its secrets to its owner', async () => {
    const password = (await readFile(join(running.dataDir, 'admin-password'), 'utf8')).trim();
    expect(run.stdout().split('\n')[0]).toBe(`Youke is ready at ${running.origin}`);
    expect(run.stdout()).toContain(password);
    expect(run.stdout()).toContain(running.dataDir);
    expect((await fetch(`${running.origin}/readyz`)).status).toBe(200);
    expect(await signInAsAdmin(running)).toBeTypeOf('string');
    for (const secret of ['admin-password', 'media-key', 'catalog.sqlite']) {
      expect((await stat(join(running.dataDir, secret))).mode & 0o777).toBe(0o600);
    }
  });

  test('writes its log as one JSON object a line, each named by its process', async () => {
    const entries = run
      .stderr()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(entries.map((entry) => entry.process))).toEqual(new Set(['web', 'transcoder']));
  });

  test('refuses a second start on the same DATA_DIR, and runs on', async () => {
    const { code, sentences } = await startAndEnd({
      DATA_DIR: running.dataDir,
      PORT: String(await freePort()),
    });
    expect(code).toBe(1);
    expect(sentences).toEqual([
      expect.stringContaining(`Youke is already running on DATA_DIR ${running.dataDir}`),
    ]);
    expect((await fetch(`${running.origin}/readyz`)).status).toBe(200);
  });

  test.each(['processes/web.ts', 'redis-server'])('starts %s again when it dies', async (part) => {
    const before = run.pidOf(part);
    process.kill(before, 'SIGKILL');
    await expect
      .poll(
        async () => {
          const response = await fetch(`${running.origin}/readyz`).catch(() => null);
          return response?.status === 200 && !isRunning(before) && run.pidOf(part) !== before;
        },
        { timeout: 60_000 },
      )
      .toBe(true);
  });
});

describe('the end of a system', () => {
  let run: YoukeRun;
  beforeEach(async () => {
    run = runYouke(home);
    await run.ready;
  });
  afterEach(() => {
    run.process.kill('SIGKILL');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it and all its children, with 0',
    async (signal) => {
      const below = commandsBelow(run.process.pid!);
      expect(below.map(({ command }) => command.split(' ')[0]?.split('/').at(-1)).sort()).toEqual([
        'node',
        'node',
        'redis-server',
      ]);
      run.process.kill(signal);
      expect((await run.ended).code).toBe(0);
      expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
    },
  );

  test('a Ctrl-C that arrives twice at once, as it does under npm, is one', async () => {
    const below = commandsBelow(run.process.pid!);
    run.process.kill('SIGINT');
    run.process.kill('SIGTERM');
    expect((await run.ended).code).toBe(0);
    expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
  });

  test('takes its children along when it is killed, and starts again where it was', async () => {
    const below = commandsBelow(run.process.pid!);
    run.process.kill('SIGKILL');
    await run.ended;
    const again = runYouke(home);
    await again.ready;
    expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
    expect(again.stdout()).not.toContain('密码 · password');
    expect(await signInAsAdmin(home)).toBeTypeOf('string');
    again.process.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });
});

test.each([
  ['Ctrl-C in its terminal', (npm: ChildProcess) => process.kill(-npm.pid!, 'SIGINT')],
  ['a SIGTERM for npm alone', (npm: ChildProcess) => npm.kill('SIGTERM')],
])('npm start ends cleanly at %s', async (_, stop) => {
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    env: home.env,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  onTestFinished(() => killGroup(npm));
  for await (const line of createInterface({ input: npm.stdout })) {
    if (line.startsWith('Youke is ready at ')) break;
  }
  const below = commandsBelow(npm.pid!);
  expect(below.length).toBeGreaterThan(3);
  const exited = once(npm, 'exit');
  stop(npm);
  expect(await exited).toEqual([0, null]);
  expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
});

test('a DATA_DIR with a path too long for a socket, and not of latin letters, is as good as any', async () => {
  const dataDir = join(home.dataDir, '课堂录像'.repeat(10));
  await mkdir(dataDir);
  const run = runYouke({ ...home, env: { ...home.env, DATA_DIR: dataDir } });
  onTestFinished(() => void run.process.kill('SIGKILL'));
  await run.ready;
  expect((await fetch(`${home.origin}/readyz`)).status).toBe(200);
  run.process.kill('SIGTERM');
  expect((await run.ended).code).toBe(0);
});

test('a Redis that is given is used, and left running at the end', async () => {
  const redis = await startRedis();
  const env = { ...home.env, REDIS_URL: `unix:${redis.address.path}` };
  const run = runYouke({ ...home, env });
  onTestFinished(() => void run.process.kill('SIGKILL'));
  await run.ready;
  expect(
    commandsBelow(run.process.pid!)
      .map(({ command }) => command)
      .join('\n'),
  ).not.toContain('redis-server');
  run.process.kill('SIGTERM');
  expect((await run.ended).code).toBe(0);
  expect(existsSync(redis.address.path)).toBe(true);
  await redis.close();
});

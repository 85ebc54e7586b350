import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { upload } from '../../scripts/commands/upload.ts';
import { openFlakyLine } from './cli-flaky-line.ts';
import { type CliIngest, openCliIngest } from './cli-ingest.ts';
import { runInProcess } from './cli-io.ts';
import { openRefusingProxy } from './cli-refusing-proxy.ts';

const ACCOUNT = { YOUKE_USER: 'teacher', YOUKE_PASSWORD: 'long enough' };
const MIB = 1024 * 1024;

let server: CliIngest;
beforeAll(async () => {
  server = await openCliIngest({ maxUploadBytes: 64 * MIB });
  await server.catalog.accounts.create({
    username: 'teacher',
    displayName: '李娜',
    role: 'teacher',
    region: '410102',
    password: 'long enough',
  });
});
afterAll(() => server.close());

let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(server.folder, 'state-'));
});

const origin = () => `http://127.0.0.1:${server.port}`;
const run = (args: readonly string[], options: { signal?: AbortSignal; env?: object } = {}) =>
  runInProcess(upload, args, { ...ACCOUNT, XDG_STATE_HOME: state, ...options.env }, options.signal);

async function makeFile(name: string, sizeBytes: number): Promise<string> {
  const file = join(server.folder, name);
  await writeFile(file, randomBytes(sizeBytes));
  return file;
}

/** The lesson is queued and its source is the file, byte for byte. */
async function expectArrived(lessonId: string, file: string): Promise<void> {
  expect(await server.catalog.lessons.get(lessonId)).toMatchObject({ state: 'queued' });
  const source = await server.media.read({ kind: 'source', lessonId });
  expect(await digest(source)).toBe(await digest(createReadStream(file)));
}

async function digest(content: NodeJS.ReadableStream): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(content, hash);
  return hash.digest('hex');
}

const journal = () => readdir(join(state, 'youke', 'uploads'));
const lessonsOf = async (filename: string) => {
  const account = await server.catalog.accounts.findByUsername('teacher');
  const page = await server.catalog.lessons.list({
    scope: { prefix: '' },
    ownerId: account!.id,
    state: null,
    subject: null,
    grade: null,
    region: null,
    q: null,
    sort: 'newest',
    limit: 200,
    cursor: null,
  });
  return page.items.filter((lesson) => lesson.filename === filename);
};

test('files become lessons, and stdout is their ids and nothing else', async () => {
  const files = [await makeFile('第一课.mp4', 3 * MIB), await makeFile('second.mp4', 1000)];
  const outcome = await run([
    ...files,
    '--to',
    `${origin()}/`,
    '--subject',
    '数学',
    '--grade',
    '七年级',
  ]);
  expect(outcome.status, outcome.stderr).toBe(0);
  const ids = outcome.stdout.trimEnd().split('\n');
  expect(ids).toHaveLength(2);
  for (const [at, id] of ids.entries()) await expectArrived(id, files[at]!);
  expect(await server.catalog.lessons.get(ids[0]!)).toMatchObject({
    title: '第一课',
    filename: '第一课.mp4',
    subject: '数学',
    grade: '七年级',
    region: '410102',
  });
  expect(outcome.stderr).toContain('100%');
  expect(await journal()).toEqual([]);
});

test('a token does instead of a password', async () => {
  const account = await server.catalog.accounts.findByUsername('teacher');
  const { token } = await server.catalog.sessions.open(account!.id, 60);
  const file = await makeFile('token.mp4', 1000);
  const env = { YOUKE_USER: undefined, YOUKE_PASSWORD: undefined, YOUKE_TOKEN: token };
  const outcome = await run([file, '--to', origin(), '--title', '课'], { env });
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(await server.catalog.lessons.get(outcome.stdout.trim())).toMatchObject({ title: '课' });
});

test('a line that breaks again and again is one upload in the end', async () => {
  const file = await makeFile('flaky.mp4', 12 * MIB);
  const line = await openFlakyLine(server.port, [3 * MIB, 2 * MIB, 4 * MIB]);
  try {
    const outcome = await run([file, '--to', line.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(line.cuts()).toBe(3);
    await expectArrived(outcome.stdout.trim(), file);
    expect(await lessonsOf('flaky.mp4')).toHaveLength(1);
  } finally {
    await line.close();
  }
});

test('a second run goes on where the first was interrupted', async () => {
  const file = await makeFile('resumed.mp4', 16 * MIB);
  const line = await openFlakyLine(server.port, [4 * MIB]);
  try {
    const first = await run([file, '--to', line.origin, '--retries', '0']);
    expect(first).toMatchObject({ status: 1, stdout: '' });
    expect(first.stderr).toContain('run it again to go on');
    expect(await journal()).toHaveLength(1);
    const [begun] = await lessonsOf('resumed.mp4');
    expect(begun!.state).toBe('uploading');

    line.mend();
    const second = await run([file, '--to', line.origin]);
    expect(second.status, second.stderr).toBe(0);
    expect(second.stdout.trim()).toBe(begun!.id);
    await expectArrived(begun!.id, file);
    expect(await lessonsOf('resumed.mp4')).toHaveLength(1);
    expect(await journal()).toEqual([]);
  } finally {
    await line.close();
  }
});

test('Ctrl-C stops at once and leaves an upload to go on with', async () => {
  const file = await makeFile('stopped.mp4', 16 * MIB);
  const controller = new AbortController();
  const proxy = await openRefusingProxy(server.port, ({ method }) => {
    if (method === 'PATCH') controller.abort();
    return null;
  });
  try {
    const first = await run([file, '--to', proxy.origin], { signal: controller.signal });
    expect(first).toMatchObject({ status: 1, stdout: '' });
    expect(first.stderr).toContain('run it again to go on');
    const second = await run([file, '--to', proxy.origin]);
    expect(second.status, second.stderr).toBe(0);
    expect(await lessonsOf('stopped.mp4')).toHaveLength(1);
    await expectArrived(second.stdout.trim(), file);
  } finally {
    await proxy.close();
  }
});

test('a busy server is given the time it asks for', async () => {
  const file = await makeFile('busy.mp4', 1000);
  let refused = 0;
  const busy = await openRefusingProxy(server.port, (request) => {
    if (request.method !== 'POST' || request.url !== '/uploads' || refused === 2) return null;
    refused += 1;
    return { status: 503, headers: { 'retry-after': '0' } };
  });
  try {
    const outcome = await run([file, '--to', busy.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(refused).toBe(2);
    expect(outcome.stderr).toContain('0 秒后重试');
    await expectArrived(outcome.stdout.trim(), file);
  } finally {
    await busy.close();
  }
});

test('a gateway that fails in mid-upload does not make a second lesson', async () => {
  const file = await makeFile('gateway.mp4', 1000);
  let failed = 0;
  const gateway = await openRefusingProxy(server.port, (request) => {
    if (request.url === '/uploads' || !request.url!.startsWith('/uploads/') || failed === 2)
      return null;
    failed += 1;
    return { status: 502, headers: {} };
  });
  try {
    const outcome = await run([file, '--to', gateway.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(failed).toBe(2);
    expect(await lessonsOf('gateway.mp4')).toHaveLength(1);
  } finally {
    await gateway.close();
  }
});

test('an upload that the server forgot begins anew', async () => {
  const file = await makeFile('forgotten.mp4', 8 * MIB);
  const line = await openFlakyLine(server.port, [2 * MIB]);
  try {
    expect((await run([file, '--to', line.origin, '--retries', '0'])).status).toBe(1);
    const [begun] = await lessonsOf('forgotten.mp4');
    const headers = { authorization: `Bearer ${await token()}` };
    const gone = await fetch(`${origin()}/api/lessons/${begun!.id}`, { method: 'DELETE', headers });
    expect(gone.status).toBe(204);
    line.mend();
    const outcome = await run([file, '--to', line.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout.trim()).not.toBe(begun!.id);
    await expectArrived(outcome.stdout.trim(), file);
  } finally {
    await line.close();
  }
});

test('what the server refuses for its size ends in exit 2 and the code', async () => {
  const file = await makeFile('large.mp4', 65 * MIB);
  const outcome = await run([file, '--to', origin()]);
  expect(outcome).toMatchObject({ status: 2, stdout: '' });
  expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^too-large: .*文件/);
});

test('an empty file ends in exit 2', async () => {
  const outcome = await run([await makeFile('empty.mp4', 0), '--to', origin()]);
  expect(outcome).toMatchObject({ status: 2, stdout: '' });
  expect(outcome.stderr).toMatch(/^not-a-video: /);
});

test.each<[string, readonly string[], object, string]>([
  ['a wrong password', ['FILE', '--to', 'ORIGIN'], { YOUKE_PASSWORD: 'wrong wrong' }, '密码'],
  ['no account', ['FILE', '--to', 'ORIGIN'], { YOUKE_USER: '' }, 'YOUKE_TOKEN'],
  ['a server that is not there', ['FILE', '--to', 'http://127.0.0.1:1'], {}, 'cannot reach'],
  ['a file that is not there', ['/nothing.mp4', '--to', 'ORIGIN'], {}, '/nothing.mp4'],
  ['a folder', ['/tmp', '--to', 'ORIGIN'], {}, 'not a file'],
  ['no server', ['FILE'], {}, '--to'],
  ['no web address', ['FILE', '--to', 'youke'], {}, '--to'],
  ['no file', ['--to', 'ORIGIN'], {}, 'files'],
  ['one title for two', ['FILE', 'FILE', '--to', 'ORIGIN', '--title', 'x'], {}, '--title'],
  ['an unknown option', ['FILE', '--to', 'ORIGIN', '--fast'], {}, "'--fast'"],
  ['an unknown region', ['FILE', '--to', 'ORIGIN', '--region', '99'], {}, '地区'],
  ['no number', ['FILE', '--to', 'ORIGIN', '--retries', 'many'], {}, '--retries'],
])('%s ends in exit 1 and a sentence', async (_name, args, env, said) => {
  const file = await makeFile('refused.mp4', 1000);
  const real = args.map((arg) => ({ FILE: file, ORIGIN: origin() })[arg] ?? arg);
  const outcome = await run(real, { env });
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain(said);
});

async function token(): Promise<string> {
  const account = await server.catalog.accounts.findByUsername('teacher');
  return (await server.catalog.sessions.open(account!.id, 60)).token;
}

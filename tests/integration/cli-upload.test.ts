import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openFlakyLine } from './cli-flaky-line.ts';
import { openRefusingProxy } from './cli-refusing-proxy.ts';
import { MIB, openUploadHouse, type UploadHome, type UploadHouse } from './cli-upload-house.ts';

const KIB = 1024;

let house: UploadHouse;
let home: UploadHome;
beforeAll(async () => {
  house = await openUploadHouse(64 * MIB);
});
afterAll(() => house.close());
beforeEach(async () => {
  home = await house.freshHome();
});

test('files become lessons, and stdout is their ids and nothing else', async () => {
  const files = [
    await house.makeFile('第一课.mp4', 3 * MIB),
    await house.makeFile('second.mp4', 1000),
  ];
  const outcome = await home.run([
    ...files,
    '--to',
    `${house.origin}/`,
    '--subject',
    '数学',
    '--grade',
    '七年级',
  ]);
  expect(outcome.status, outcome.stderr).toBe(0);
  const ids = outcome.stdout.trimEnd().split('\n');
  expect(ids).toHaveLength(2);
  for (const [at, id] of ids.entries()) await house.expectArrived(id, files[at]!);
  expect(await house.server.catalog.lessons.get(ids[0]!)).toMatchObject({
    title: '第一课',
    filename: '第一课.mp4',
    subject: '数学',
    grade: '七年级',
    region: '410102',
  });
  expect(outcome.stderr).toContain('100%');
  expect(await home.journal()).toEqual([]);
});

test('a token does instead of a password', async () => {
  const token = await house.token();
  const file = await house.makeFile('token.mp4', 1000);
  const env = { YOUKE_USER: undefined, YOUKE_PASSWORD: undefined, YOUKE_TOKEN: token };
  const outcome = await home.run([file, '--to', house.origin, '--title', '课'], { env });
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(await house.server.catalog.lessons.get(outcome.stdout.trim())).toMatchObject({
    title: '课',
  });
});

test('a line that breaks again and again is one upload in the end', async () => {
  const file = await house.makeFile('flaky.mp4', 12 * MIB);
  const line = await openFlakyLine(house.server.port, [600 * KIB, 300 * KIB, 100 * KIB]);
  try {
    const outcome = await home.run([file, '--to', line.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(line.cuts()).toBe(3);
    await house.expectArrived(outcome.stdout.trim(), file);
    expect(await house.lessonsOf('flaky.mp4')).toHaveLength(1);
  } finally {
    await line.close();
  }
});

test('a line that never lets a large chunk through is served small ones', async () => {
  const file = await house.makeFile('narrow.mp4', 4 * MIB);
  const line = await openFlakyLine(house.server.port, new Array(1000).fill(300 * KIB));
  try {
    const outcome = await home.run([file, '--to', line.origin, '--retries', '3']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(line.cuts()).toBeGreaterThan(1);
    await house.expectArrived(outcome.stdout.trim(), file);
  } finally {
    await line.close();
  }
});

test('what was damaged on its way is sent again', async () => {
  const file = await house.makeFile('damaged.mp4', 3 * MIB);
  const damaged: string[] = [];
  const proxy = await openRefusingProxy(house.server.port, ({ method, headers }) => {
    if (method !== 'PATCH' || damaged.length === 2) return null;
    damaged.push(String(headers['upload-offset']));
    return 'damage';
  });
  try {
    const outcome = await home.run([file, '--to', proxy.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(damaged).toEqual(['0', '0']);
    expect(outcome.stderr).toContain('damaged on their way');
    await house.expectArrived(outcome.stdout.trim(), file);
  } finally {
    await proxy.close();
  }
});

test('a second run goes on where the first was interrupted', async () => {
  const file = await house.makeFile('resumed.mp4', 16 * MIB);
  const line = await openFlakyLine(house.server.port, [2 * MIB, MIB]);
  try {
    const first = await home.run([file, '--to', line.origin, '--retries', '0']);
    expect(first).toMatchObject({ status: 1, stdout: '' });
    expect(first.stderr).toContain('run it again to go on');
    expect(await home.journal()).toHaveLength(1);
    const [begun] = await house.lessonsOf('resumed.mp4');
    expect(begun!.state).toBe('uploading');

    line.mend();
    const second = await home.run([file, '--to', line.origin]);
    expect(second.status, second.stderr).toBe(0);
    expect(second.stdout.trim()).toBe(begun!.id);
    await house.expectArrived(begun!.id, file);
    expect(await house.lessonsOf('resumed.mp4')).toHaveLength(1);
    expect(await home.journal()).toEqual([]);
  } finally {
    await line.close();
  }
});

test('Ctrl-C stops at once and leaves an upload to go on with', async () => {
  const file = await house.makeFile('stopped.mp4', 16 * MIB);
  const controller = new AbortController();
  const proxy = await openRefusingProxy(house.server.port, ({ method }) => {
    if (method === 'PATCH') controller.abort();
    return null;
  });
  try {
    const first = await home.run([file, '--to', proxy.origin], { signal: controller.signal });
    expect(first).toMatchObject({ status: 1, stdout: '' });
    expect(first.stderr).toContain('run it again to go on');
    const second = await home.run([file, '--to', proxy.origin]);
    expect(second.status, second.stderr).toBe(0);
    expect(await house.lessonsOf('stopped.mp4')).toHaveLength(1);
    await house.expectArrived(second.stdout.trim(), file);
  } finally {
    await proxy.close();
  }
});

test('a busy server is given the time it asks for', async () => {
  const file = await house.makeFile('busy.mp4', 1000);
  let refused = 0;
  const busy = await openRefusingProxy(house.server.port, (request) => {
    if (request.method !== 'POST' || request.url !== '/uploads' || refused === 2) return null;
    refused += 1;
    return { status: 503, headers: { 'retry-after': '0' } };
  });
  try {
    const outcome = await home.run([file, '--to', busy.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(refused).toBe(2);
    expect(outcome.stderr).toContain('0 秒后重试');
    await house.expectArrived(outcome.stdout.trim(), file);
  } finally {
    await busy.close();
  }
});

test('a gateway that fails in mid-upload does not make a second lesson', async () => {
  const file = await house.makeFile('gateway.mp4', 1000);
  let failed = 0;
  const gateway = await openRefusingProxy(house.server.port, (request) => {
    if (request.url === '/uploads' || !request.url!.startsWith('/uploads/') || failed === 2)
      return null;
    failed += 1;
    return { status: 502, headers: {} };
  });
  try {
    const outcome = await home.run([file, '--to', gateway.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(failed).toBe(2);
    expect(await house.lessonsOf('gateway.mp4')).toHaveLength(1);
  } finally {
    await gateway.close();
  }
});

test('an upload that the server forgot begins anew', async () => {
  const file = await house.makeFile('forgotten.mp4', 8 * MIB);
  const line = await openFlakyLine(house.server.port, [2 * MIB, MIB]);
  try {
    expect((await home.run([file, '--to', line.origin, '--retries', '0'])).status).toBe(1);
    const [begun] = await house.lessonsOf('forgotten.mp4');
    const headers = { authorization: `Bearer ${await house.token()}` };
    const gone = await fetch(`${house.origin}/api/lessons/${begun!.id}`, {
      method: 'DELETE',
      headers,
    });
    expect(gone.status).toBe(204);
    line.mend();
    const outcome = await home.run([file, '--to', line.origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout.trim()).not.toBe(begun!.id);
    await house.expectArrived(outcome.stdout.trim(), file);
  } finally {
    await line.close();
  }
});

test('what the server refuses for its size ends in exit 2 and the code', async () => {
  const file = await house.makeFile('large.mp4', 65 * MIB);
  const outcome = await home.run([file, '--to', house.origin]);
  expect(outcome).toMatchObject({ status: 2, stdout: '' });
  expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^too-large: .*文件/);
});

test('what is no video ends in exit 2 and the code', async () => {
  const file = join(house.server.folder, 'notes.mp4');
  await writeFile(file, '教学设计：三角形的内角和\n'.repeat(1000));
  const outcome = await home.run([file, '--to', house.origin]);
  expect(outcome).toMatchObject({ status: 2, stdout: '' });
  expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^not-a-video: .*视频/);
  expect(await home.journal()).toEqual([]);
});

test('that a file is no video is said though the answer that said it was lost', async () => {
  const file = join(house.server.folder, 'lost-answer.mp4');
  await writeFile(file, '课堂实录\n'.repeat(1000));
  const proxy = await openRefusingProxy(house.server.port, ({ method }) =>
    method === 'PATCH' ? 'lose-answer' : null,
  );
  try {
    const outcome = await home.run([file, '--to', proxy.origin]);
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^not-a-video: .*视频/);
    expect(await house.lessonsOf('lost-answer.mp4')).toHaveLength(1);
  } finally {
    await proxy.close();
  }
});

test('a file that is written to while it is sent is not taken', async () => {
  const file = await house.makeFile('growing.mp4', 4 * MIB);
  const proxy = await openRefusingProxy(house.server.port, async ({ method }) => {
    if (method === 'PATCH') await appendFile(file, 'more');
    return null;
  });
  try {
    const outcome = await home.run([file, '--to', proxy.origin]);
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toContain('changed while it was being uploaded');
  } finally {
    await proxy.close();
  }
});

test('an empty file ends in exit 2', async () => {
  const outcome = await home.run([await house.makeFile('empty.mp4', 0), '--to', house.origin]);
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
  ['no part', ['FILE', '--to', 'ORIGIN', '--parallel', '0'], {}, '--parallel'],
  ['parts beyond counting', ['FILE', '--to', 'ORIGIN', '--parallel', '17'], {}, 'from 1 to 16'],
])('%s ends in exit 1 and a sentence', async (_name, args, env, said) => {
  const file = await house.makeFile('refused.mp4', 1000);
  const real = args.map((arg) => ({ FILE: file, ORIGIN: house.origin })[arg] ?? arg);
  const outcome = await home.run(real, { env });
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain(said);
});

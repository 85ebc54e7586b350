import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sendFile } from '../../scripts/upload/send-file.ts';
import { createUploadJournal } from '../../scripts/upload/upload-journal.ts';
import { openFlakyLine } from './cli-flaky-line.ts';
import { openRefusingProxy, type ProxyVerdict } from './cli-refusing-proxy.ts';
import { MIB, openUploadHouse, type UploadHome, type UploadHouse } from './cli-upload-house.ts';

const KIB = 1024;
const MAIN = join(import.meta.dirname, '..', '..', 'scripts', 'main.ts');

let house: UploadHouse;
let home: UploadHome;
beforeAll(async () => {
  house = await openUploadHouse(64 * MIB);
});
afterAll(() => house.close());
beforeEach(async () => {
  home = await house.freshHome();
});

type Judge = (
  request: IncomingMessage,
  seen: readonly Seen[],
) => ProxyVerdict | Promise<ProxyVerdict>;
type Seen = Readonly<{ kind: string; path: string; offset: number }>;

/** What requests come to: PATCH, HEAD, `partial` and `final` for the two kinds of POST. */
const kindOf = ({ headers, method }: IncomingMessage) =>
  String(headers['upload-concat'] ?? method).split(';')[0]!;
const count = (seen: readonly Seen[], kind: string) =>
  seen.filter((each) => each.kind === kind).length;

/** Gives a test a server behind a proxy that tells what it has seen, this request included. */
async function behindProxy(
  judge: Judge,
  use: (origin: string, seen: Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const proxy = await openRefusingProxy(house.server.port, (request) => {
    const offset = Number(request.headers['upload-offset'] ?? -1);
    seen.push({ kind: kindOf(request), path: request.url!, offset });
    return judge(request, seen);
  });
  try {
    await use(proxy.origin, seen);
  } finally {
    await proxy.close();
  }
}

/** How far the server is with each part of the one upload in the journal, by its path. */
async function readOffsets(): Promise<ReadonlyMap<string, number>> {
  const [entry] = await home.journal();
  const headers = { authorization: `Bearer ${await house.token()}`, 'tus-resumable': '1.0.0' };
  const offsets = new Map<string, number>();
  for (const url of entry!.uploadUrls) {
    const path = new URL(url!).pathname;
    const response = await fetch(house.origin + path, { method: 'HEAD', headers });
    offsets.set(path, Number(response.headers.get('upload-offset')));
  }
  return offsets;
}

/**
 * The command once more, without asking for parts: it sends what the server has not, each part from where it was, and
 * it is one lesson.
 */
async function expectGoesOn(file: string, origin: string, seen: Seen[]): Promise<void> {
  const offsets = await readOffsets();
  expect(Math.max(...offsets.values())).toBeGreaterThan(0);
  seen.length = 0;
  const outcome = await home.run([file, '--to', origin]);
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(count(seen, 'partial')).toBe(0);
  for (const [path, offset] of offsets) {
    const first = seen.find((each) => each.kind === 'PATCH' && each.path === path);
    // More may have arrived since: what was on its way when the first run ended.
    expect(first?.offset ?? offset).toBeGreaterThanOrEqual(offset);
  }
  await expectOneLesson(outcome.stdout.trim(), file);
}

async function expectOneLesson(lessonId: string, file: string): Promise<void> {
  await house.expectArrived(lessonId, file);
  expect(await house.lessonsOf(file.split('/').at(-1)!)).toHaveLength(1);
  expect(await home.journal()).toEqual([]);
}

/** Inode numbers of the files below a folder of the server's that are named so. */
async function inodesOf(folder: string, named: RegExp): Promise<readonly number[]> {
  const root = join(house.server.folder, 'data', folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile() && named.test(each.name));
  const stats = files.map(async (each) => stat(join(each.parentPath, each.name)).catch(() => null));
  return (await Promise.all(stats)).flatMap((each) => (each === null ? [] : [each.ino]));
}

test('four parts are sent at once and become one lesson, without being copied', async () => {
  const file = await house.makeFile('four.mp4', 9 * MIB + 3);
  const inodesBefore: number[] = [];
  const judge: Judge = async (request) => {
    if (kindOf(request) === 'final') inodesBefore.push(...(await inodesOf('uploads', /^parts-/)));
    return null;
  };
  await behindProxy(judge, async (origin, seen) => {
    const outcome = await home.run([file, '--to', origin, '--parallel', '4', '--subject', '数学']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stderr).toContain('100% 9.0 MiB / 9.0 MiB');
    const id = outcome.stdout.trim();
    await expectOneLesson(id, file);
    expect(await house.server.catalog.lessons.get(id)).toMatchObject({ subject: '数学' });
    const kinds = seen.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('partial')).toBeLessThan(kinds.indexOf('PATCH'));
    expect(new Set(seen.filter(({ kind }) => kind === 'PATCH').map(({ path }) => path)).size).toBe(
      4,
    );
    expect(inodesBefore).toHaveLength(1);
    expect(await inodesOf('media', /./)).toContain(inodesBefore[0]);
  });
});

test('a file that is too small for parts goes in one piece', async () => {
  const file = await house.makeFile('small.mp4', MIB);
  await behindProxy(
    () => null,
    async (origin, seen) => {
      const outcome = await home.run([file, '--to', origin, '--parallel', '4']);
      expect(outcome.status, outcome.stderr).toBe(0);
      expect(count(seen, 'partial')).toBe(0);
      await expectOneLesson(outcome.stdout.trim(), file);
    },
  );
});

test('a line that breaks under every part is one upload in the end', async () => {
  const file = await house.makeFile('flaky-parts.mp4', 12 * MIB);
  const line = await openFlakyLine(house.server.port, new Array(8).fill(200 * KIB));
  try {
    const outcome = await home.run([file, '--to', line.origin, '--parallel', '3']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(line.cuts()).toBe(8);
    await expectOneLesson(outcome.stdout.trim(), file);
  } finally {
    await line.close();
  }
});

test('a line that goes dead under every part, and does not say so, is one upload in the end', async () => {
  const file = await house.makeFile('dead-parts.mp4', 8 * MIB);
  const silences = new Array(4).fill(200 * KIB);
  const line = await openFlakyLine(house.server.port, silences, 'silence');
  const { size, mtimeMs } = await stat(file);
  try {
    const lessonId = await sendFile(
      { file, sizeBytes: size, modifiedAt: mtimeMs, metadata: { filename: 'dead-parts.mp4' } },
      {
        server: { origin: line.origin, token: await house.token(), username: 'teacher' },
        journal: createUploadJournal(join(house.server.folder, 'dead-journal')),
        ...{ parallel: 2, maxTries: 10, patienceMilliseconds: 500 },
        ...{ signal: new AbortController().signal, now: Date.now },
        ...{ onSent: () => {}, onWait: () => {} },
      },
    );
    expect(line.cuts()).toBe(4);
    await house.expectArrived(lessonId, file);
    expect(await house.lessonsOf('dead-parts.mp4')).toHaveLength(1);
  } finally {
    await line.close();
  }
});

test('after Ctrl-C every part goes on from where it was', async () => {
  const file = await house.makeFile('stopped-parts.mp4', 24 * MIB);
  const controller = new AbortController();
  const judge: Judge = (_request, seen) => {
    if (count(seen, 'PATCH') === 6) controller.abort();
    return null;
  };
  await behindProxy(judge, async (origin, seen) => {
    const { signal } = controller;
    const first = await home.run([file, '--to', origin, '--parallel', '4'], { signal });
    expect(first).toMatchObject({ status: 1, stdout: '' });
    expect(first.stderr).toContain('run it again to go on');
    await expectGoesOn(file, origin, seen);
  });
});

test('after kill -9 every part goes on from where it was', async () => {
  const file = await house.makeFile('killed.mp4', 24 * MIB);
  let kill = () => {};
  const judge: Judge = (_request, seen) => {
    if (count(seen, 'PATCH') === 6) kill();
    return null;
  };
  await behindProxy(judge, async (origin, seen) => {
    const child = spawn(
      process.execPath,
      [MAIN, 'upload', file, '--to', origin, '--parallel', '4'],
      { env: { ...process.env, ...home.env }, stdio: 'ignore' },
    );
    kill = () => child.kill('SIGKILL');
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    await expectGoesOn(file, origin, seen);
  });
});

test('a server that is started anew in the middle is sent the rest', async () => {
  const file = await house.makeFile('restarted.mp4', 24 * MIB);
  let restarted: Promise<void> | null = null;
  const judge: Judge = (_request, seen) => {
    if (count(seen, 'PATCH') === 6) restarted = house.server.restart();
    return null;
  };
  await behindProxy(judge, async (origin, seen) => {
    const outcome = await home.run([file, '--to', origin, '--parallel', '4']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(restarted).not.toBeNull();
    await restarted;
    expect(count(seen, 'partial')).toBe(4);
    await expectOneLesson(outcome.stdout.trim(), file);
  });
});

test('a part that is not let in yet keeps the others from nothing', async () => {
  const file = await house.makeFile('admitted.mp4', 8 * MIB);
  const judge: Judge = (request, seen) =>
    kindOf(request) === 'partial' && count(seen, 'partial') >= 3 && count(seen, 'PATCH') < 2
      ? { status: 503, headers: { 'retry-after': '0' } }
      : null;
  await behindProxy(judge, async (origin) => {
    const args = [file, '--to', origin, '--parallel', '4', '--retries', '100000'];
    const outcome = await home.run(args);
    expect(outcome.status, outcome.stderr).toBe(0);
    await expectOneLesson(outcome.stdout.trim(), file);
  });
});

test('joining again, because the answer was lost, makes no second lesson', async () => {
  const file = await house.makeFile('joined.mp4', 3 * MIB);
  const judge: Judge = (request, seen) =>
    kindOf(request) === 'final' && count(seen, 'final') <= 2 ? 'lose-answer' : null;
  await behindProxy(judge, async (origin, seen) => {
    const outcome = await home.run([file, '--to', origin, '--parallel', '2']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(count(seen, 'final')).toBe(3);
    await expectOneLesson(outcome.stdout.trim(), file);
  });
});

test('a part that the server forgot is sent anew, and only that', async () => {
  const file = await house.makeFile('forgotten-part.mp4', 8 * MIB);
  const judge: Judge = (_request, seen) =>
    count(seen, 'PATCH') >= 6 && count(seen, 'DELETE') === 0 ? { status: 403, headers: {} } : null;
  await behindProxy(judge, async (origin, seen) => {
    expect((await home.run([file, '--to', origin, '--parallel', '2'])).status).toBe(1);
    const [gone] = [...(await readOffsets()).keys()];
    const headers = { authorization: `Bearer ${await house.token()}`, 'tus-resumable': '1.0.0' };
    const deleted = await fetch(origin + gone!, { method: 'DELETE', headers });
    expect(deleted.status).toBe(204);
    const announced = count(seen, 'partial');
    const outcome = await home.run([file, '--to', origin, '--parallel', '2']);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(count(seen, 'partial')).toBe(announced + 1);
    await expectOneLesson(outcome.stdout.trim(), file);
  });
});

test('a lesson that was deleted after its parts were joined is sent anew', async () => {
  const file = await house.makeFile('deleted.mp4', 3 * MIB);
  const judge: Judge = (request, seen) =>
    kindOf(request) === 'final' && count(seen, 'DELETE') === 0 ? 'lose-answer' : null;
  await behindProxy(judge, async (origin) => {
    const args = [file, '--to', origin, '--parallel', '2', '--retries', '0'];
    expect((await home.run(args)).status).toBe(1);
    const [joined] = await house.lessonsOf('deleted.mp4');
    const headers = { authorization: `Bearer ${await house.token()}` };
    const url = `${origin}/api/lessons/${joined!.id}`;
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(204);
    const outcome = await home.run([file, '--to', origin]);
    expect(outcome.status, outcome.stderr).toBe(0);
    expect(outcome.stdout.trim()).not.toBe(joined!.id);
    await expectOneLesson(outcome.stdout.trim(), file);
  });
});

test('what is no video is refused before all of it is sent', async () => {
  const file = join(house.server.folder, 'notes-in-parts.mp4');
  await writeFile(file, '教学设计\n'.repeat(2 * MIB));
  await behindProxy(
    () => null,
    async (origin, seen) => {
      const outcome = await home.run([file, '--to', origin, '--parallel', '4']);
      expect(outcome).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^not-a-video: .*视频/);
      expect(count(seen, 'PATCH')).toBe(1);
    },
  );
});

test('what is too large is refused before any of it is sent', async () => {
  const file = await house.makeFile('large-parts.mp4', 65 * MIB);
  await behindProxy(
    () => null,
    async (origin, seen) => {
      const outcome = await home.run([file, '--to', origin, '--parallel', '4']);
      expect(outcome).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^too-large: .*文件/);
      expect(count(seen, 'PATCH')).toBe(0);
    },
  );
});

test('a failure of one part that waiting will not mend ends all, and says why', async () => {
  const file = await house.makeFile('forbidden.mp4', 8 * MIB);
  let forbids = true;
  const judge: Judge = (_request, seen) =>
    forbids && count(seen, 'PATCH') === 6 ? { status: 403, headers: {} } : null;
  await behindProxy(judge, async (origin, seen) => {
    const outcome = await home.run([file, '--to', origin, '--parallel', '4']);
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toContain('403');
    forbids = false;
    await expectGoesOn(file, origin, seen);
  });
});

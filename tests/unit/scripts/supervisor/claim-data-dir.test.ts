import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutData } from '../../../../config/data-layout.ts';
import { checkPort } from '../../../../scripts/supervisor/check-port.ts';
import { claimDataDir } from '../../../../scripts/supervisor/claim-data-dir.ts';
import { StartError } from '../../../../scripts/supervisor/start-error.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'youke-claim-'));
});
afterEach(() => rm(root, { recursive: true }));

const claim = (dataDir: string, beforeMaking = async () => {}) =>
  claimDataDir(dataDir, layoutData(dataDir), beforeMaking);

test('a folder that is not there is made, for its owner alone', async () => {
  const dataDir = join(root, 'a', 'b');
  const lock = await claim(dataDir);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  lock.release();
});

test('a folder that cannot be made is refused in a sentence, where root may not write either', async () => {
  await expect(claim('/proc/youke/data')).rejects.toMatchObject({ code: 'data-dir' });
});

test('a second start on the same folder is refused, until the first one ends', async () => {
  const lock = await claim(root);
  await expect(claim(root)).rejects.toMatchObject({
    code: 'already-running',
    message: expect.stringContaining(root),
  });
  lock.release();
  (await claim(root)).release();
});

test('a refusal by what is checked before leaves no folder behind', async () => {
  const dataDir = join(root, 'data');
  const refusal = new StartError('port-in-use', 'taken');
  await expect(claim(dataDir, () => Promise.reject(refusal))).rejects.toBe(refusal);
  expect(existsSync(dataDir)).toBe(false);
});

test('a refusal by what is checked before leaves a folder free for the next start', async () => {
  const refusal = new StartError('port-in-use', 'taken');
  await expect(claim(root, () => Promise.reject(refusal))).rejects.toBe(refusal);
  (await claim(root)).release();
});

test('a path that cannot be a folder is named in the refusal', async () => {
  await writeFile(join(root, 'file'), '');
  const dataDir = join(root, 'file', 'data');
  await expect(claim(dataDir)).rejects.toMatchObject({
    code: 'data-dir',
    message: expect.stringContaining(dataDir),
  });
});

test.skipIf(process.getuid?.() === 0)(
  'a folder without the right to write is refused',
  async () => {
    const dataDir = join(root, 'read-only');
    await mkdir(dataDir);
    await chmod(dataDir, 0o500);
    await expect(claim(dataDir)).rejects.toMatchObject({ code: 'data-dir' });
    expect(await readdir(dataDir)).toEqual([]);
  },
);

test('a port that somebody listens on is refused by its number', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await expect(checkPort('127.0.0.1', port)).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringContaining(`Port ${port} on 127.0.0.1 is in use`),
  });
  await new Promise((resolve) => server.close(resolve));
  await checkPort('127.0.0.1', port);
});

test('an address of another machine is refused', async () => {
  await expect(checkPort('192.0.2.1', 8080)).rejects.toThrow(/HOST=192\.0\.2\.1/);
});

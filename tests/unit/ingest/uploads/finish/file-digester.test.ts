import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createFileDigester,
  type FileDigester,
} from '../../../../../ingest/uploads/finish/file-digester.ts';

let folder: string;
let digester: FileDigester;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-digest-'));
  digester = createFileDigester();
});
afterEach(async () => {
  await digester.close();
  await rm(folder, { recursive: true });
});

async function file(content: Buffer): Promise<string> {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return path;
}

describe('a thread of its own', () => {
  it.each([0, 1, 1024 * 1024, 2_500_000])('digests a file of %i bytes', async (sizeBytes) => {
    const content = randomBytes(sizeBytes);
    const expected = createHash('sha256').update(content).digest('hex');
    expect(await digester.sha256(await file(content))).toBe(expected);
  });

  it('says what is wrong with a file, and digests the next', async () => {
    await expect(digester.sha256(join(folder, 'nothing'))).rejects.toThrow('ENOENT');
    await expect(digester.sha256(folder)).rejects.toThrow('EISDIR');
    expect(await digester.sha256(await file(Buffer.alloc(0)))).toMatch(/^e3b0c442/);
  });

  it('leaves the one that serves requests free', async () => {
    const path = await file(Buffer.alloc(64 * 1024 * 1024));
    let turns = 0;
    let over = false;
    const digest = digester.sha256(path).finally(() => {
      over = true;
    });
    while (!over) {
      turns += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await digest;
    expect(turns).toBeGreaterThan(10);
  });

  it('that is closed while it works says so, and another can be begun', async () => {
    const path = await file(Buffer.alloc(64 * 1024 * 1024));
    const broken = expect(digester.sha256(path)).rejects.toThrow('the digest thread was ended');
    await digester.close();
    await broken;
    expect(await digester.sha256(await file(Buffer.alloc(0)))).toMatch(/^e3b0c442/);
  });

  it('is closed twice, or before it was begun, without harm', async () => {
    await digester.close();
    await digester.close();
    await expect(createFileDigester().close()).resolves.toBeUndefined();
  });
});

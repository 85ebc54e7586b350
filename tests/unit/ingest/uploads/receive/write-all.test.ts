import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAll } from '../../../../../ingest/uploads/receive/write-all.ts';

/** A file of a system that takes no more than so many bytes at a time. */
function stingyFile(mostBytes: number) {
  const file = Buffer.alloc(64);
  const calls: number[] = [];
  const handle = {
    async writev(chunks: readonly Buffer[], position: number) {
      const bytes = Buffer.concat(chunks).subarray(0, mostBytes);
      calls.push(position);
      bytes.copy(file, position);
      return { bytesWritten: bytes.length, buffers: chunks };
    },
  } as unknown as FileHandle;
  return { handle, calls, file };
}

const chunks = ['one', '', 'two', 'three'].map((text) => Buffer.from(text));

describe('writing chunks', () => {
  it.each([1, 2, 3, 4, 6, 7, 10, 11, 64])(
    'goes on where the system stopped when it takes %i bytes at a time',
    async (mostBytes) => {
      const { calls, file, handle } = stingyFile(mostBytes);
      await writeAll(handle, chunks, 5);
      expect(file.toString('latin1', 5, 16)).toBe('onetwothree');
      expect(calls).toHaveLength(Math.ceil(11 / mostBytes));
      expect(file[16]).toBe(0);
    },
  );

  it('of none writes nothing', async () => {
    const { calls, handle } = stingyFile(1);
    await writeAll(handle, [], 0);
    expect(calls).toEqual([]);
  });

  it('ends even when all that is left is empty', async () => {
    const { calls, handle } = stingyFile(10);
    await writeAll(handle, [Buffer.alloc(0), Buffer.alloc(0)], 0);
    expect(calls).toEqual([0]);
  });

  it('puts them at their place in a real file and leaves the rest of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'youke-write-'));
    const before = randomBytes(3000);
    const handle = await open(join(folder, 'f'), 'w+');
    await handle.write(before);
    await writeAll(handle, [Buffer.from('left '), Buffer.from('right')], 1000);
    await handle.close();
    const expected = Buffer.from(before);
    expected.write('left right', 1000);
    expect((await readFile(join(folder, 'f'))).equals(expected)).toBe(true);
    await rm(folder, { recursive: true });
  });
});

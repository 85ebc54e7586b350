import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PictureTap } from '../../../../transcoder/score/taps.ts';
import { replayFrames } from '../../../../transcoder/steps/replay-frames.ts';

const TAP: PictureTap = { pixelFormat: 'yuv420p', width: 4, height: 2, framesPerSecond: 25 };
const FRAME_BYTES = 12;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Files of so many bytes; each frame is filled with its number, over all of them. */
async function filesOf(...sizes: readonly number[]): Promise<string[]> {
  let at = 0;
  return Promise.all(
    sizes.map(async (size, index) => {
      const bytes = Buffer.from(Array.from({ length: size }, () => Math.floor(at++ / FRAME_BYTES)));
      const file = join(folder, `${sizes.join('-')}-${index}.raw`);
      await writeFile(file, bytes);
      return file;
    }),
  );
}

async function replay(files: readonly string[], signal = new AbortController().signal) {
  const frames: [number, number][] = [];
  const take = (bytes: Uint8Array, atSeconds: number) => void frames.push([bytes[0]!, atSeconds]);
  await replayFrames(files, TAP, take, signal);
  return frames;
}

describe('the frames of several files', () => {
  it('are one row, each at its time in the lesson', async () => {
    expect(await replay(await filesOf(2 * FRAME_BYTES, FRAME_BYTES))).toEqual([
      [0, 0],
      [1, 0.04],
      [2, 0.08],
    ]);
  });

  it('may be none in some of them, or in all', async () => {
    expect(await replay(await filesOf(0, FRAME_BYTES, 0))).toEqual([[0, 0]]);
    expect(await replay([])).toEqual([]);
  });

  it('do not end inside one', async () => {
    await expect(replay(await filesOf(FRAME_BYTES + 5))).rejects.toThrow('5 of 12 bytes');
  });

  it('are missed where a file is', async () => {
    const missing = replay([join(folder, 'none.raw')]);
    await expect(missing).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('end when they are no longer wanted', async () => {
    const stopped = replay(await filesOf(3 * FRAME_BYTES), AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});

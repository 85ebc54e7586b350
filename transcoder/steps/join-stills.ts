import { readFile } from 'node:fs/promises';
import { measureStill } from '../score/clarity/measure-still.ts';
import type { StillMeasured } from '../score/measured.ts';
import type { PictureTap } from '../score/taps.ts';
import {
  type ChunkFacts,
  chunkResult,
  FIRST_STILL_FILE,
  LAST_STILL_FILE,
} from '../work/results.ts';
import type { WorkFolder } from '../work/work-folder.ts';

/**
 * The stills of all chunks as if they had been measured in one go: a chunk's first one is measured with the help of the
 * last one before it, which another worker may have seen.
 */
export async function joinStills(
  folder: WorkFolder,
  chunks: readonly Pick<ChunkFacts, 'stills'>[],
  tap: PictureTap,
): Promise<readonly StillMeasured[]> {
  const read = (chunk: number, name: string) => readFile(folder.file(chunkResult(chunk), name));
  const joined: StillMeasured[] = [];
  let before: number | null = null;
  for (const [chunk, { stills }] of chunks.entries()) {
    const [first, ...others] = stills;
    if (first === undefined) continue;
    if (before === null) {
      joined.push(first);
    } else {
      const last = await read(before, LAST_STILL_FILE);
      const next = await read(chunk, FIRST_STILL_FILE);
      // The lesson's first one has none before it, and so waits for the second.
      if (joined.length === 1)
        joined[0] = { ...joined[0]!, ...measureStill(last, next, tap).still };
      joined.push({ ...first, ...measureStill(next, last, tap).still });
    }
    joined.push(...others);
    before = chunk;
  }
  return joined;
}

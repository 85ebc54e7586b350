import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

/** `begun`: a start tried and may have been cut short; `done`: never again. */
export type SampleState = 'begun' | 'done';

/** null: no start has tried yet. */
export async function readSampleState(file: string): Promise<SampleState | null> {
  if (!existsSync(file)) return null;
  return (await readFile(file, 'utf8')).trim() === 'done' ? 'done' : 'begun';
}

export async function writeSampleState(file: string, state: SampleState): Promise<void> {
  await writeFile(file, `${state}\n`, { flush: true });
}

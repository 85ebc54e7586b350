import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** `begun`: a start tried and may have been cut short; `done`: never again. */
export type SampleState = 'begun' | 'done';

/** null: no start has tried yet. */
export async function readSampleState(sampleDir: string): Promise<SampleState | null> {
  const file = stateFile(sampleDir);
  if (!existsSync(file)) return null;
  return (await readFile(file, 'utf8')).trim() === 'done' ? 'done' : 'begun';
}

export async function writeSampleState(sampleDir: string, state: SampleState): Promise<void> {
  const file = stateFile(sampleDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${state}\n`, { flush: true });
}

function stateFile(sampleDir: string): string {
  return join(sampleDir, 'state');
}

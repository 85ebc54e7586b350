import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Family } from './families.ts';
import type { FigureRow } from './figure-row.ts';
import type { ValidateRun } from './validate-run.ts';

/** The figures of one family, and how long they took. */
export type FamilyFigures = Readonly<{
  family: string;
  rows: readonly FigureRow[];
  seconds: number;
}>;

/** Runs families one after another, each in a folder of its own under the run's. `onFigures` is told each as it ends. */
export async function validate(
  families: Readonly<Record<string, () => Promise<Family>>>,
  run: ValidateRun,
  onFigures: (figures: FamilyFigures) => void,
): Promise<readonly FamilyFigures[]> {
  const all: FamilyFigures[] = [];
  for (const [family, load] of Object.entries(families)) {
    run.signal.throwIfAborted();
    const folder = join(run.folder, family);
    await mkdir(folder, { recursive: true });
    const startedAt = performance.now();
    const measure = await load();
    const say = (line: string) => run.say(`${family}: ${line}`);
    const rows = await measure({ ...run, folder, say });
    const figures = { family, rows, seconds: (performance.now() - startedAt) / 1000 };
    all.push(figures);
    onFigures(figures);
  }
  return all;
}

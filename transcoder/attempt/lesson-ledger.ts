import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrno } from '../../storage/media/has-errno.ts';
import { syncPath } from '../../storage/media/sync-to-disk.ts';
import type { LessonStep } from '../../storage/queue/job.ts';
import type { Prepared } from '../steps/lesson-steps.ts';

/**
 * Which steps of an attempt are done, noted in its work folder for whoever goes on. For telling the progress only:
 * whether a step has to be done is the step's own to see.
 */
export type LessonLedger = Readonly<{
  /** What prepare has found; null before it is done. */
  readPrepared(): Promise<Prepared | null>;
  writePrepared(prepared: Prepared): Promise<void>;
  /** All but finish, after which there is no folder. */
  readDone(): Promise<readonly LessonStep[]>;
  writeDone(step: LessonStep): Promise<void>;
}>;

const FOLDER = 'ledger';
const PREPARED = 'prepared.json';

export function openLedger(workFolder: string): LessonLedger {
  const folder = join(workFolder, FOLDER);
  const write = async (name: string, content: string) => {
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `.${randomUUID()}`);
    await writeFile(temporary, content);
    await syncPath(temporary);
    await rename(temporary, join(folder, name));
  };
  return {
    async readPrepared() {
      const text = await unlessMissing(readFile(join(folder, PREPARED), 'utf8'));
      return text === null ? null : (JSON.parse(text) as Prepared);
    },
    writePrepared: (prepared) => write(PREPARED, JSON.stringify(prepared)),
    async readDone() {
      const names = await unlessMissing(readdir(folder));
      return (names ?? []).flatMap((name) => stepOf(name) ?? []);
    },
    writeDone: (step) => write(nameOf(step), ''),
  };
}

function nameOf(step: LessonStep): string {
  return step.step === 'chunk' ? `chunk-${step.chunk}` : step.step;
}

/** null for what is no note of a step. */
function stepOf(name: string): LessonStep | null {
  if (name === PREPARED) return { step: 'prepare' };
  if (name === 'sound') return { step: 'sound' };
  const chunk = /^chunk-(\d+)$/.exec(name)?.[1];
  return chunk === undefined ? null : { step: 'chunk', chunk: Number(chunk) };
}

async function unlessMissing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

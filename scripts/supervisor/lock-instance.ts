import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

export type InstanceLock = Readonly<{ release: () => void }>;

const SQLITE_BUSY = 5;

/**
 * Holds a lock of the kernel on the file until released or until this process ends, however it ends.
 * (Node has no flock; an exclusive transaction of SQLite is one.) Throws StartError if another holds it.
 */
export function lockInstance(file: string, dataDir: string): InstanceLock {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new StartError(
      'already-running',
      `优课已在运行 · Youke is already running on DATA_DIR ${dataDir}: stop it first, or choose another folder with DATA_DIR=…`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
}

import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataLayout } from '../../config/data-layout.ts';
import { makeFolder } from '../make-folder.ts';
import { type InstanceLock, lockInstance } from './lock-instance.ts';
import { StartError } from './start-error.ts';

/**
 * Makes DATA_DIR ours: there, writable and locked against a second start. `beforeMaking` runs after the lock of
 * a folder that was there, and before one that was not is made, so that a refusal leaves nothing behind.
 */
export async function claimDataDir(
  dataDir: string,
  layout: DataLayout,
  beforeMaking: () => Promise<void>,
): Promise<InstanceLock> {
  if (existsSync(dataDir)) {
    await checkWritable(dataDir);
    const lock = lockInstance(layout.instanceLockFile, dataDir);
    try {
      await beforeMaking();
    } catch (error) {
      lock.release();
      throw error;
    }
    return lock;
  }
  await beforeMaking();
  await makeFolder(dataDir, 0o700).catch(refuse(dataDir));
  await checkWritable(dataDir);
  return lockInstance(layout.instanceLockFile, dataDir);
}

async function checkWritable(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.write-probe-${process.pid}`);
  const file = await open(probe, 'w', 0o600).catch(refuse(dataDir));
  await file.close();
  await rm(probe);
}

function refuse(dataDir: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw new StartError(
      'data-dir',
      `数据目录不可写 · DATA_DIR ${dataDir} cannot be written (${error.code}): give it to this user, or choose another folder with DATA_DIR=…`,
      { cause: error },
    );
  };
}

import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NotAPlainFileError } from '../../storage/media/sync-to-disk.ts';
import { isRefusal } from '../encode/is-refusal.ts';
import { remuxSource } from '../encode/remux-source.ts';
import type { Probe } from '../probe/probe.ts';
import { readTopBoxes } from '../probe/read-top-boxes.ts';
import { survivesRemux } from '../probe/survives-remux.ts';
import { trustsIndex } from '../probe/trusts-index.ts';
import { ownIntermediate } from '../tool/own-intermediate.ts';
import { untrustedInput } from '../tool/untrusted-input.ts';
import { SOURCE_FILE } from '../work/results.ts';
import type { StepWork } from './lesson-steps.ts';

export type SettledSource = Readonly<{
  /** Of the file that the later steps read. */
  probe: Probe;
  /** How that is opened. */
  input: readonly string[];
  /** Whether it is our copy of the source. */
  remuxed: boolean;
  /** Whether it can be read from the middle. */
  seekable: boolean;
}>;

/**
 * Sees to it that every chunk finds its place in the source: makes a copy with an index in `folder` where the source has
 * none.
 */
export async function settleSource(
  { sourceFile, limits, signal, log }: Pick<StepWork, 'sourceFile' | 'limits' | 'signal' | 'log'>,
  probe: Probe,
  folder: string,
): Promise<SettledSource> {
  const input = untrustedInput(sourceFile);
  if (trustsIndex(probe, await readTopBoxes(sourceFile, probe.sizeBytes))) {
    return { probe, input, remuxed: false, seekable: true };
  }
  if (!survivesRemux(probe)) return { probe, input, remuxed: false, seekable: false };
  try {
    const file = join(folder, SOURCE_FILE);
    const apart = join(folder, 'remux');
    await mkdir(apart);
    const copied = await remuxSource({
      sourceFile,
      probe,
      file: join(apart, SOURCE_FILE),
      limits,
      signal,
    });
    // The tool may write there: whatever it left, only a plain file is taken.
    if (!(await lstat(join(apart, SOURCE_FILE))).isFile()) throw new NotAPlainFileError(file);
    await rename(join(apart, SOURCE_FILE), file);
    await rm(apart, { recursive: true });
    return { probe: copied, input: ownIntermediate(file), remuxed: true, seekable: true };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await rm(join(folder, 'remux'), { recursive: true, force: true });
    log.info({ err: error }, 'the source cannot be remuxed; it will be read in one piece');
    return { probe, input, remuxed: false, seekable: false };
  }
}

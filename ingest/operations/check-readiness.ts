import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { IngestDeps } from '../ingest-deps.ts';

/** A part that does not answer, and what it said. */
export type PartDown = Readonly<{ where: 'catalog' | 'queue' | 'disk'; message: string }>;

type Deps = Pick<IngestDeps, 'catalog' | 'queue' | 'media' | 'layout'> &
  Readonly<{ floorBytes: number }>;

const ANSWER_WITHIN_MS = 2000;

/** Every part that ingest cannot work without and that is down now. */
export async function checkReadiness(deps: Deps): Promise<readonly PartDown[]> {
  const checks = [
    down('catalog', () => deps.catalog.ping()),
    down('queue', () => deps.queue.ping()),
    down('disk', () => checkDisk(deps)),
  ];
  return (await Promise.all(checks)).filter((part) => part !== null);
}

async function checkDisk({ layout, media, floorBytes }: Deps): Promise<void> {
  const probe = join(layout.uploadsDir, `.writable-${process.pid}`);
  await writeFile(probe, '');
  await rm(probe, { force: true });
  const { freeBytes } = await media.space();
  if (freeBytes < floorBytes) throw new Error(`only ${freeBytes} bytes are free`);
}

async function down(
  where: PartDown['where'],
  check: () => Promise<void>,
): Promise<PartDown | null> {
  const late = new AbortController();
  const tooLate = delay(ANSWER_WITHIN_MS, undefined, { signal: late.signal, ref: false }).then(
    () => {
      throw new Error(`no answer within ${ANSWER_WITHIN_MS} ms`);
    },
  );
  // Ended by its signal once the check has answered.
  tooLate.catch(() => {});
  try {
    await Promise.race([check(), tooLate]);
    return null;
  } catch (error) {
    return { where, message: error instanceof Error ? error.message : String(error) };
  } finally {
    late.abort();
  }
}

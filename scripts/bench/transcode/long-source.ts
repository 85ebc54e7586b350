import { join } from 'node:path';
import type { BenchRun } from '../bench-run.ts';
import { runProcess } from '../run-process.ts';
import { repeatArgv, SOURCE_SECONDS } from './source-argv.ts';

/** The file that was named as it is, a generated one repeated until it is so long. */
export async function longSource(
  run: BenchRun,
  file: string,
  seconds: number,
  scratch: string,
): Promise<string> {
  if (run.file !== null) return file;
  const repeated = join(scratch, `${seconds}s.mp4`);
  await runProcess(repeatArgv(file, seconds / SOURCE_SECONDS, repeated), run.signal);
  return repeated;
}

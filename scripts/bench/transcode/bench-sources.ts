import { join, resolve } from 'node:path';
import type { BenchRun } from '../bench-run.ts';
import { runProcess } from '../run-process.ts';
import { readLesson } from './read-lesson.ts';
import { sourcesArgv } from './source-argv.ts';

/** A lesson whose picture must be encoded, and one whose picture is copied; one of them may be missing. */
export type BenchSources =
  | Readonly<{ encoded: string; copied: string | null }>
  | Readonly<{ encoded: null; copied: string }>;

/** The file that was named, whichever of the two it is; else both, generated. */
export async function benchSources(run: BenchRun, folder: string): Promise<BenchSources> {
  if (run.file !== null) {
    const file = resolve(run.file);
    const { copyVerdict } = await readLesson(file, run);
    return copyVerdict.copied ? { encoded: null, copied: file } : { encoded: file, copied: null };
  }
  const sources = { encoded: join(folder, 'encoded.mp4'), copied: join(folder, 'copied.mp4') };
  run.say('生成 20 秒 1080p 视频 · making 20 seconds of 1080p');
  await runProcess(sourcesArgv(sources.encoded, sources.copied), run.signal);
  return sources;
}

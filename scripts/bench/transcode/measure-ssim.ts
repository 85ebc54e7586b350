import { runProcess } from '../run-process.ts';
import type { BenchLesson } from './read-lesson.ts';
import { parseSsim, ssimArgv } from './ssim-argv.ts';

/** How like the source each rendition of the lesson is; `playlist` says where the one of a name lies. */
export async function measureSsim(
  { file, plan }: BenchLesson,
  playlist: (name: string) => string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const playlists = plan.renditions.map(({ name }) => playlist(name));
  const { stderr } = await runProcess(ssimArgv({ sourceFile: file, plan, playlists }), signal);
  return parseSsim(stderr, playlists.length);
}

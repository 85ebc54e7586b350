import { runProcess } from '../bench/run-process.ts';
import type { Encoding } from './defects/injection-argv.ts';
import type { MadeLesson } from './material/write-lesson.ts';

/** Writes a made lesson as cameras and editors do. */
export async function encodeLesson(
  { file: from }: MadeLesson,
  encoding: Encoding,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const argv = [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-i', from],
    ...[...encoding.video, '-pix_fmt', 'yuv420p', ...encoding.audio, file],
  ];
  await runProcess(argv, signal);
}

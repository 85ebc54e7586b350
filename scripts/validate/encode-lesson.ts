import { runProcess } from '../bench/run-process.ts';
import type { Encoding } from './defects/injection-argv.ts';
import { makeOnce } from './make-once.ts';
import type { MadeLesson } from './material/write-lesson.ts';

/** Writes a made lesson as cameras and editors do, beside `stem`; gives the file. */
export async function encodeLesson(
  { file: from }: MadeLesson,
  { suffix, video, audio }: Encoding,
  stem: string,
  signal: AbortSignal,
): Promise<string> {
  const start = ['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-i', from];
  const argv = [...start, ...video, '-pix_fmt', 'yuv420p', ...audio];
  return makeOnce(`${stem}.${suffix}`, argv, (file) => runProcess([...argv, file], signal));
}

import { join } from 'node:path';
import type { BenchRun } from '../bench-run.ts';
import { runProcess } from '../run-process.ts';

/** Movement and grain all over, so that the encoders have something to do; with a tone. */
export async function makeSource(
  folder: string,
  run: Pick<BenchRun, 'say' | 'signal'>,
): Promise<string> {
  const file = join(folder, 'source.mp4');
  run.say('生成 20 秒 720p 视频 · making 20 seconds of 720p');
  await runProcess(
    [
      ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
      ...['-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25:duration=20,noise=alls=6:allf=t'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000:duration=20'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '4M', '-pix_fmt', 'yuv420p'],
      ...['-c:a', 'aac', '-ac', '2', file],
    ],
    run.signal,
  );
  return file;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { LessonPlan } from './lesson-plan.ts';
import { renderFrames } from './render-frames.ts';

/** Renders a lesson's picture into a file, all but lossless. Throws with ffmpeg's stderr; the signal kills it. */
export async function writePicture(
  plan: LessonPlan,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const argv = pictureArgv(plan, file);
  const child = spawn(argv[0]!, argv.slice(1), {
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const stderr = text(child.stderr);
  const closed = once(child, 'close');
  // An encoder that died is told by its exit status, not by the pipe.
  child.stdin.on('error', () => {});
  for await (const { bytes } of renderFrames(plan)) {
    if (child.stdin.destroyed) break;
    if (!child.stdin.write(Buffer.from(bytes))) {
      await Promise.race([once(child.stdin, 'drain'), closed]);
    }
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`${argv.join(' ')}:\n${await stderr}`);
}

export function pictureArgv(plan: LessonPlan, file: string): string[] {
  const { width, height } = plan.size;
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'],
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`],
    ...['-framerate', plan.frameRate, '-i', 'pipe:0'],
    // A keyframe a second, so that parts of it can be taken quickly.
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '14', '-g', '30'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', file],
  ];
}

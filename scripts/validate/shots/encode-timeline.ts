import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renderTimeline } from './render-timeline.ts';
import type { Timeline } from './timeline.ts';

/** Renders an edit and encodes it into a file. */
export async function encodeTimeline(
  timeline: Timeline,
  seed: number,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const { width, height, rate, encoder } = timeline;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', rate];
  const argv = ['-nostdin', '-v', 'error', '-y', ...raw, '-i', 'pipe:0', ...encoder, file];
  const child = spawn('ffmpeg', argv, { stdio: ['pipe', 'ignore', 'pipe'], signal });
  const said: Buffer[] = [];
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const closed = once(child, 'close');
  for (const frame of renderTimeline(timeline, seed)) {
    if (!child.stdin.write(Buffer.from(frame))) {
      await Promise.race([once(child.stdin, 'drain'), closed]);
    }
  }
  child.stdin.end();
  const [code] = await closed;
  if (code !== 0) throw new Error(`ffmpeg ${argv.join(' ')}\n${Buffer.concat(said)}`);
}

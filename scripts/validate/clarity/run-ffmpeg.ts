import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs ffmpeg to its end; what it writes to stdout, and what it said. */
export async function runFfmpeg(
  argv: readonly string[],
  signal: AbortSignal,
): Promise<Readonly<{ stdout: Buffer; said: string }>> {
  const { stdout, stderr } = await run('ffmpeg', ['-nostdin', '-hide_banner', '-y', ...argv], {
    encoding: 'buffer',
    maxBuffer: 2 ** 30,
    signal,
  });
  return { stdout, said: stderr.toString() };
}

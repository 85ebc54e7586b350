import { runProcess } from '../../bench/run-process.ts';

/** What ffmpeg's scdet says of each frame, 0 to 100. */
export async function scdetScores(
  file: string,
  rate: string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const filter = `fps=${rate},scdet=t=100,metadata=print:file=-`;
  const argv = ['ffmpeg', '-nostdin', '-v', 'error', '-i', file, '-vf', filter, '-f', 'null', '-'];
  const { stdout } = await runProcess(argv, signal);
  return [...stdout.matchAll(/lavfi\.scd\.score=([\d.]+)/g)].map((match) => Number(match[1]));
}

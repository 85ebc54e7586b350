import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Runs a program to its end; gives what it said. Throws with its stderr when it fails; the signal kills it. */
export async function runProcess(
  argv: readonly string[],
  signal: AbortSignal,
): Promise<Readonly<{ stdout: string; stderr: string }>> {
  const child = spawn(argv[0]!, argv.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(`${argv.join(' ')}:\n${stderr}`);
  return { stdout, stderr };
}

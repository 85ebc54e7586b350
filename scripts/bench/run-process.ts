import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a program to its end. Throws with its stderr when it fails; the signal kills it. */
export async function runProcess(argv: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(argv[0]!, argv.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${argv.join(' ')}:\n${Buffer.concat(said)}`);
}

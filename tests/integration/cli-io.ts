import { Writable } from 'node:stream';
import type { Command } from '../../scripts/commands/command.ts';

export type CommandOutcome = Readonly<{ status: number; stdout: string; stderr: string }>;

/** Runs a command like a function and gathers what it says. */
export async function runInProcess(
  command: Command,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<CommandOutcome> {
  const [stdout, stderr] = [gather(), gather()];
  const io = { stdout: stdout.stream, stderr: stderr.stream, env, signal };
  const status = await command.run(args, io);
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function gather() {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that failed, with what is needed to run it again by hand. */
export class ProgramError extends Error {
  readonly code = 'program-failed';
  readonly argv: readonly string[];
  readonly exitCode: number | null;

  constructor(argv: readonly string[], exitCode: number | null, stderr: string) {
    super(`${argv[0]} ended with ${exitCode}: ${stderr.slice(-1000).trim()}`);
    this.name = 'ProgramError';
    this.argv = argv;
    this.exitCode = exitCode;
  }
}

/** Runs a program to its end. Throws ProgramError, or the system's error when there is no such program. */
export async function runProgram(name: string, args: readonly string[]): Promise<void> {
  const child = spawn(name, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [exitCode] = await once(child, 'close');
  if (exitCode !== 0) throw new ProgramError([name, ...args], exitCode, stderr);
}

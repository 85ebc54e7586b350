import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Check } from './checks.ts';
import type { CommandIo } from './command.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs every check, also after one that failed, and says in the last line which ones did. */
export async function runChecks(checks: readonly Check[], io: CommandIo): Promise<number> {
  const failed: string[] = [];
  for (const check of checks) {
    if (io.signal.aborted) break;
    io.stderr.write(`\n━━ ${check.title}\n`);
    if (!(await passes(check, io))) failed.push(check.title);
  }
  if (io.signal.aborted) return 130;
  const passed = checks.length - failed.length;
  const names = failed.length === 0 ? '' : `: ${failed.join(', ')}`;
  io.stderr.write(`\n━━ ${passed} 项通过 · passed, ${failed.length} 项失败 · failed${names}\n`);
  return failed.length === 0 ? 0 : 1;
}

async function passes({ argv: [program, ...args] }: Check, io: CommandIo): Promise<boolean> {
  const bin = join(ROOT, 'node_modules', '.bin');
  const child = spawn(join(bin, program), args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The tools' first line asks for `node`, which must be the one that reads TypeScript.
    env: { ...io.env, PATH: [bin, io.env.PATH].join(delimiter) },
  });
  const stop = (): void => {
    child.kill('SIGTERM');
  };
  io.signal.addEventListener('abort', stop, { once: true });
  const [code] = await once(child, 'close');
  io.signal.removeEventListener('abort', stop);
  return code === 0;
}

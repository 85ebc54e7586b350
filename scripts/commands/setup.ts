import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command, CommandIo } from './command.ts';

const SETUP = fileURLToPath(new URL('../setup.mjs', import.meta.url));

/** The set-up is plain JavaScript, as it must run before Node 24 is there; this is its place among the commands. */
export const setup: Command = {
  name: 'setup',
  summary: { zh: '安装缺少的一切', en: 'install what is missing' },
  help: readFileSync(new URL('../setup.txt', import.meta.url), 'utf8'),
  run,
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const child = spawn(process.execPath, [SETUP, ...args], {
    env: io.env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close');
  return code ?? 1;
}

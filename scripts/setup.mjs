// Set-up: brings what is missing and says so. Plain JavaScript, as it must run on Node 20.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpDebianPackages } from './setup-debian.mjs';
import { setUpNpmPackages } from './setup-npm.mjs';
import { SetupError, say } from './setup-say.mjs';
import { setUpWebApp } from './setup-web.mjs';

const OLDEST_NODE = 20;

/** What each command needs; a command that is not named here needs what a tool on one file needs. */
const NEEDS = {
  setup: { tools: ['media', 'server', 'sample'], web: true },
  start: { tools: ['media', 'server', 'sample'], web: true },
  test: { tools: ['media', 'server', 'sample', 'browser'], web: true },
  check: { tools: [], web: false },
  bench: { tools: ['media', 'server'], web: false },
  validate: { tools: ['media', 'sample'], web: false },
  upload: { tools: [], web: false },
  user: { tools: [], web: false },
};
const FILE_TOOL = { tools: ['media'], web: false };

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(error.message);
  process.exitCode = 1;
}

function run(args) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(readFileSync(new URL('setup.txt', import.meta.url), 'utf8'));
    return;
  }
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new SetupError(
      `需要 Node.js ${OLDEST_NODE} 或更新版本 · Node.js ${OLDEST_NODE} or newer is needed, this is ${process.version}`,
    );
  }
  const { command, tests } = parseArguments(args);
  const needs = (tests ? NEEDS.test : NEEDS[command]) ?? FILE_TOOL;
  const asked = command === 'setup';
  const did = [
    setUpDebianPackages({ groups: needs.tools, root, asked }),
    setUpNpmPackages(root),
    needs.web && setUpWebApp(root),
  ].some(Boolean);
  if (did) say('安装完成 · set-up is complete');
  else if (asked) say('什么都不缺 · nothing is missing');
}

function parseArguments(args) {
  const parsed = { command: 'setup', tests: false };
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === '--tests') parsed.tests = true;
    else if (arg === '--for' && rest.length > 0) parsed.command = rest.shift();
    else throw new SetupError(`不认识的参数 · unknown argument: ${arg} (youke setup --help)`);
  }
  return parsed;
}

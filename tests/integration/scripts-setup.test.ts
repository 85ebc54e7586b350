import { existsSync } from 'node:fs';
import { readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFreshMachine, type FreshMachine } from '../fixtures/fresh-machine.ts';

let machine: FreshMachine;
beforeEach(async () => {
  machine = await createFreshMachine();
});
afterEach(() => machine.remove());

const APT = 'ffmpeg util-linux redis-server espeak-ng fonts-wqy-zenhei';

test('a fresh machine gets the tools, the packages and the web app, and is told about each', async () => {
  const { code, stdout, stderr } = await machine.youke('setup');
  expect(stderr).toContain('set-up is complete');
  expect(code).toBe(0);
  expect(stdout).toBe('');
  const calls = await machine.calls();
  expect(calls.at(-3)).toMatch(new RegExp(`^apt-get -q install -y .*${APT}$`));
  expect(calls.at(-2)).toMatch(/^npm ci --ignore-scripts --include=dev --include=optional/);
  expect(calls.at(-1)).toBe('vite build');
  for (const told of [`packages: ${APT}`, 'installing npm packages', 'building the web app']) {
    expect(stderr).toContain(told);
  }
});

test('a second set-up does nothing, and says so only to who asked for it', async () => {
  await machine.youke('setup');
  const before = await machine.calls();
  const asked = await machine.youke('setup');
  expect(asked).toEqual({
    code: 0,
    stdout: '',
    stderr: '[youke] 什么都不缺 · nothing is missing\n',
  });
  const started = await machine.youke('start');
  expect(started.stderr).toBe('');
  expect(await machine.calls()).toEqual(before);
});

test('a command runs on the Node that npm brought, whose link npm 9 leaves out', async () => {
  const { stdout } = await machine.youke('start', '--flag');
  const node = join(machine.root, `node_modules/node-linux-${process.arch}/bin/node`);
  expect(stdout).toMatch(/^main start --flag /);
  expect(await readlink(join(machine.root, 'node_modules/.bin/node'))).toBe(
    `../node-linux-${process.arch}/bin/node`,
  );
  expect(existsSync(node)).toBe(true);
});

test('without root it prints the one command to run, and stops', async () => {
  await machine.addTool('id', 'echo 1000');
  const { code, stderr } = await machine.youke('start');
  expect(code).toBe(1);
  expect(stderr.split('\n')).toContain(`sudo apt-get install -y ${APT}`);
  expect(await machine.calls()).toEqual([]);
});

test('without root a machine that lacks only what is optional is told once, and goes on', async () => {
  await machine.youke('setup');
  await machine.removeTool('espeak-ng');
  await machine.addTool('id', 'echo 1000');
  const first = await machine.youke('start');
  expect(first.stderr).toContain('optional: sudo apt-get install -y espeak-ng');
  expect(first.code).toBe(0);
  expect((await machine.youke('start')).stderr).toBe('');
});

test('an optional package that cannot be had does not keep the needed ones away', async () => {
  await machine.addTool(
    'apt-get',
    `case "$*" in *espeak-ng*) exit 100 ;; *update*) exit 0 ;; esac
for tool in ffmpeg ffprobe setpriv prlimit redis-server; do
  printf '#!/bin/sh\\n' >"\${0%/*}/$tool"; chmod +x "\${0%/*}/$tool"; done`,
  );
  const { code, stderr } = await machine.youke('setup');
  expect(stderr).toContain('could not install (optional): espeak-ng');
  expect(code).toBe(0);
});

test('packages that apt-get cannot install end the set-up before anything else', async () => {
  await machine.addTool('apt-get', 'exit 100');
  const { code, stderr } = await machine.youke('setup');
  expect(code).toBe(1);
  expect(stderr).toContain('apt-get could not install them');
  expect(await machine.calls()).toEqual([]);
});

test('npm that fails is named, and the next set-up tries again', async () => {
  const npm = await readFile(join(machine.root, '../bin/npm'), 'utf8');
  await machine.addTool('npm', 'echo ENOTFOUND >&2; exit 1');
  const failed = await machine.youke('setup');
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/ENOTFOUND[\s\S]*npm ci failed/);
  await writeFile(join(machine.root, '../bin/npm'), npm);
  expect((await machine.youke('setup')).code).toBe(0);
});

test('packages that a person installed are taken as they are', async () => {
  await machine.youke('setup');
  await rm(join(machine.root, 'node_modules/.youke'), { recursive: true });
  const before = await machine.calls();
  expect((await machine.youke('setup')).stderr).toContain('nothing is missing');
  expect(await machine.calls()).toEqual(before);
});

test('a changed lock file brings new packages and a new web app', async () => {
  await machine.youke('setup');
  const lock = join(machine.root, 'package-lock.json');
  const packages = { ...JSON.parse(await readFile(lock, 'utf8')).packages };
  packages['node_modules/vite'] = { version: '2.0.0' };
  await writeFile(lock, JSON.stringify({ packages }));
  const before = (await machine.calls()).length;
  await machine.youke('setup');
  const calls = (await machine.calls()).slice(before);
  expect(calls).toEqual([expect.stringMatching(/^npm ci/), 'vite build']);
});

test('a changed source of the web app rebuilds it and nothing else', async () => {
  await machine.youke('setup');
  const before = (await machine.calls()).length;
  await writeFile(join(machine.root, 'player/web/main.ts'), 'export const changed = 1;\n');
  await machine.youke('setup');
  expect((await machine.calls()).slice(before)).toEqual(['vite build']);
  expect(existsSync(join(machine.root, 'player/web/dist/index.html'))).toBe(true);
});

test('two set-ups at once do the work once', async () => {
  const both = await Promise.all([machine.youke('setup'), machine.youke('setup')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const calls = await machine.calls();
  expect(calls.filter((call) => call.startsWith('npm ci'))).toHaveLength(1);
});

test('a tool on one file needs ffmpeg and packages, and neither Redis nor the web app', async () => {
  await machine.youke('score', 'lesson.mp4');
  const calls = await machine.calls();
  expect(calls.at(-2)).toMatch(/^apt-get -q install -y .* ffmpeg util-linux$/);
  expect(calls.at(-1)).toMatch(/^npm ci/);
});

test('the tests need a browser besides', async () => {
  await machine.youke('setup', '--tests');
  expect((await machine.calls()).find((call) => call.includes(' install '))).toMatch(/ chromium/);
});

test('its help needs nothing installed', async () => {
  const { code, stdout } = await machine.youke('setup', '--help');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^youke setup/);
  expect(await machine.calls()).toEqual([]);
});

test('a machine without Node is told what is needed', async () => {
  await machine.removeTool('node');
  const { code, stderr } = await machine.youke('start');
  expect(code).toBe(1);
  expect(stderr).toContain('Node.js 20 or newer and npm are needed');
});

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError, say } from './setup-say.mjs';

/** Makes node_modules what package-lock.json says, Node 24 among it; true if there was anything to do. */
export function setUpNpmPackages(root) {
  const wanted = stampOf(root);
  const stampFile = join(root, 'node_modules', '.youke', 'packages');
  const stale = readOrNull(stampFile) !== wanted && !isInstalled(root);
  if (stale) npmCi(root);
  linkNode(root);
  if (readOrNull(stampFile) !== wanted) {
    mkdirSync(join(root, 'node_modules', '.youke'), { recursive: true });
    writeFileSync(stampFile, wanted);
  }
  return stale;
}

function stampOf(root) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const name of ['package.json', 'package-lock.json']) {
    hash.update(readFileSync(join(root, name)));
  }
  return hash.digest('hex');
}

/** Whether npm's own record of node_modules holds every package of the lock file that is not optional. */
function isInstalled(root) {
  const record = readOrNull(join(root, 'node_modules', '.package-lock.json'));
  if (record === null) return false;
  const installed = JSON.parse(record).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !isOurNode(path)) || installed[path]?.version === version,
  );
}

function isOurNode(path) {
  return path === `node_modules/node-linux-${process.arch}`;
}

function npmCi(root) {
  say('安装 npm 依赖 · installing npm packages');
  // No package of ours needs an install script; what a lock file brings should not run on its own.
  // The includes: a NODE_ENV or an npm setting of the user's must not leave out Vite or Node 24.
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
  ];
  const stdio = ['ignore', process.stderr, process.stderr];
  const npm = spawnSync('npm', args, { cwd: root, stdio, env: outsideNodeModules(root) });
  if (npm.error) {
    throw new SetupError(`需要 npm · npm is needed, and could not be run: ${npm.error.message}`);
  }
  if (npm.status !== 0) {
    throw new SetupError(
      'npm 依赖安装失败，请检查网络或镜像源后重试 · npm ci failed, see above; check the network or `npm config get registry`, then run this again',
    );
  }
}

/** npm deletes node_modules first, so it must not run on the Node that lies therein. */
function outsideNodeModules(root) {
  const own = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== own);
  return { ...process.env, PATH: path.join(delimiter) };
}

/** npm 9 and 10 leave this link out of a clean install; npm 11 makes it. */
function linkNode(root) {
  const target = `../node-linux-${process.arch}/bin/node`;
  const link = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(link) || !existsSync(join(root, 'node_modules', '.bin', target))) return;
  rmSync(link, { force: true });
  symlinkSync(target, link);
}

function readOrNull(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, say } from './setup-say.mjs';

/** Builds the web app where its sources or its packages are not those of the last build; true if it did. */
export function setUpWebApp(root) {
  const sources = join(root, 'player', 'web');
  const dist = join(sources, 'dist');
  const stampFile = join(dist, '.youke-sources');
  const wanted = stampOf(root, sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  say('构建网页 · building the web app');
  const fresh = join(root, 'node_modules', '.youke', 'web');
  build(root, sources, fresh);
  writeFileSync(join(fresh, '.youke-sources'), wanted);
  // In one step, so that a running player never serves half a build.
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  return true;
}

function build(root, sources, outDir) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const node24 = join(root, 'node_modules', '.bin', 'node');
  const args = [vite, 'build', sources, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  const stdio = ['ignore', process.stderr, process.stderr];
  const env = { ...process.env, NODE_ENV: 'production' };
  const node = existsSync(node24) ? node24 : process.execPath;
  if (spawnSync(node, args, { cwd: root, stdio, env }).status !== 0) {
    throw new SetupError('网页构建失败 · vite build failed, see above');
  }
}

function stampOf(root, sources) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of filesBelow(sources)) {
    hash.update(`${file}\n`).update(readFileSync(join(sources, file)));
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .filter((file) => !file.startsWith('dist/') && !file.startsWith('node_modules/'))
    .sort();
}

import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError, say } from './setup-say.mjs';

/** Every tool by what it is for: the executables of which one must be there, and the package that brings it. */
const TOOLS = {
  media: [
    { executables: ['ffmpeg'], package: 'ffmpeg' },
    { executables: ['ffprobe'], package: 'ffmpeg' },
    { executables: ['prlimit'], package: 'util-linux' },
    { executables: ['setpriv'], package: 'util-linux' },
  ],
  server: [{ executables: ['redis-server'], package: 'redis-server' }],
  sample: [
    { executables: ['espeak-ng'], package: 'espeak-ng', optional: true },
    { font: 'zh', package: 'fonts-wqy-zenhei', optional: true },
  ],
  browser: [
    {
      executables: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      package: 'chromium',
    },
    { font: 'zh', package: 'fonts-wqy-zenhei' },
  ],
};

/** Installs the Debian packages that are missing; true if there were any. */
export function setUpDebianPackages({ groups, root, asked }) {
  const missing = groups.flatMap((group) => TOOLS[group]).filter((tool) => !isThere(tool));
  const needed = packagesOf(missing.filter((tool) => !tool.optional));
  const wanted = packagesOf(missing.filter((tool) => tool.optional)).filter(
    (name) => !needed.includes(name),
  );
  if (missing.length === 0) return false;
  if (!isOnPath('apt-get')) {
    if (needed.length === 0) return false;
    throw new SetupError(
      `这里没有 apt-get，请自行安装 · there is no apt-get here, please install: ${needed.join(' ')}`,
    );
  }
  if (!isRoot()) return askForRoot(needed, wanted, root, asked);
  const installedWanted = installWanted(wanted, needed, root, asked);
  return installedWanted || needed.length > 0;
}

/** Both kinds together, or the needed ones alone when a wanted one cannot be had. */
function installWanted(wanted, needed, root, asked) {
  const tryWanted = wanted.length > 0 && (asked || isFirstTry(root, wanted));
  const all = tryWanted ? [...needed, ...wanted] : needed;
  if (all.length === 0) return false;
  say(`安装系统软件 · installing Debian packages: ${all.join(' ')}`);
  if (aptInstall(all)) return true;
  if (!tryWanted || (needed.length > 0 && !aptInstall(needed))) {
    throw new SetupError('系统软件安装失败 · apt-get could not install them, see above');
  }
  rememberTry(root, wanted);
  say(`没有装上（可选）· could not install (optional): ${wanted.join(' ')}`);
  return needed.length > 0;
}

function askForRoot(needed, wanted, root, asked) {
  if (needed.length > 0) {
    say(
      '缺少系统软件，请以 root 执行下面的命令后重试 · packages are missing; run this, then try again:',
    );
    process.stderr.write(`sudo apt-get install -y ${[...needed, ...wanted].join(' ')}\n`);
    throw new SetupError('未继续 · stopped');
  }
  if (asked || isFirstTry(root, wanted)) {
    say(`可选 · optional: sudo apt-get install -y ${wanted.join(' ')}`);
    rememberTry(root, wanted);
  }
  return false;
}

/** Package lists are fetched only where there are none, or where they turn out to be too old. */
function aptInstall(names) {
  const install = ['install', '-y', '--no-install-recommends', ...names];
  if (!hasPackageLists()) return apt(['update']) && apt(install);
  return apt(install) || (apt(['update']) && apt(install));
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const stdio = ['ignore', process.stderr, process.stderr];
  return spawnSync('apt-get', ['-q', ...args], { env, stdio }).status === 0;
}

function hasPackageLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some((name) => name.includes('_Packages'));
  } catch {
    return false;
  }
}

function isThere(tool) {
  return tool.font ? hasFont(tool.font) : tool.executables.some(isOnPath);
}

function hasFont(language) {
  const listed = spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function isRoot() {
  return spawnSync('id', ['-u'], { encoding: 'utf8' }).stdout?.trim() === '0';
}

function packagesOf(tools) {
  return [...new Set(tools.map((tool) => tool.package))];
}

/** Optional packages that could not be had are not asked for again at every start. */
function isFirstTry(root, wanted) {
  try {
    accessSync(triedFile(root, wanted));
    return false;
  } catch {
    return true;
  }
}

/** An account that may not write here, such as one that only runs the system, is told again each time. */
function rememberTry(root, wanted) {
  try {
    mkdirSync(join(root, 'node_modules', '.youke'), { recursive: true });
    writeFileSync(triedFile(root, wanted), '');
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

function triedFile(root, wanted) {
  return join(root, 'node_modules', '.youke', `tried-${wanted.join('-')}`);
}

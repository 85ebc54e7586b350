import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = Readonly<{
  version: string;
  resolved?: string;
  dependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
}>;

const lock = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Readonly<Record<string, Locked>> };
const entries = Object.entries(lock.packages);

/** As Node looks for a package: beside it, then in every folder above. */
function isLocked(from: string, name: string): boolean {
  const folders = from.split('/node_modules/');
  return folders.some((_, depth) => {
    const above = folders.slice(0, folders.length - depth).join('/node_modules/');
    return [`${above}/node_modules/${name}`, `node_modules/${name}`].some(
      (path) => path in lock.packages,
    );
  });
}

test('the lock file knows the packages of every platform, or npm ci refuses it', () => {
  const missing = entries.flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rules of docs/adr/001: which room may import which, and what only some may touch. */
const ROOT = resolve(import.meta.dirname, '..');
const ROOMS = ['config', 'storage', 'ingest', 'transcoder', 'player', 'scripts', 'tests'];
const MAY_IMPORT: Record<string, readonly string[]> = {
  config: [],
  storage: [],
  ingest: ['config', 'storage'],
  transcoder: ['config', 'storage'],
  player: ['config', 'storage'],
  scripts: ['config', 'storage', 'ingest', 'transcoder', 'player'],
  tests: ['config', 'storage', 'ingest', 'transcoder', 'player', 'scripts'],
};
const TOP_LEVEL_FILES = [
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'biome.json',
  'docker-compose.yml',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  '.dockerignore',
];

type Import = Readonly<{ from: string; to: string; typeOnly: boolean }>;

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const sources = tracked.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const imports = sources.flatMap(readImports);
const ours = imports.filter((each) => each.to.startsWith('.')).map(resolveImport);

describe('the house', () => {
  it('has the fixed top level and nothing else', () => {
    const top = new Set(tracked.map((file) => file.split('/')[0] ?? ''));
    const allowed = [...ROOMS, ...TOP_LEVEL_FILES, 'docs', '.ci'];
    expect([...top].filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('lets each room import only the rooms it may', () => {
    const broken = ours.filter(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      return room !== target && !MAY_IMPORT[room]?.includes(target);
    });
    expect(broken.map(describeImport)).toEqual([]);
  });

  it('gives the web app nothing of ours but types', () => {
    const leaving = ours.filter(({ from, to }) => inWeb(from) && !inWeb(to));
    expect(leaving.length).toBeGreaterThan(0);
    expect(leaving.filter((each) => !each.typeOnly).map(describeImport)).toEqual([]);
    expect(
      ours
        .filter(({ from, to }) => !inWeb(from) && inWeb(to) && roomOf(from) !== 'tests')
        .map(describeImport),
    ).toEqual([]);
  });

  it('starts processes in one folder of the transcoder and in scripts only', () => {
    const starters = imports
      .filter((each) => each.to === 'node:child_process')
      .map((each) => each.from);
    const elsewhere = starters.filter((file) => !/^(scripts|tests|transcoder\/tool)\//.test(file));
    expect(elsewhere).toEqual([]);
    expect(starters).toContain('transcoder/tool/run-tool.ts');
  });

  it('reads the environment only where a process is put together', () => {
    const readers = sources.filter(
      (file) =>
        !/^(scripts|tests)\//.test(file) &&
        !/(^|\/)main\.ts$/.test(file) &&
        !/vite\.config\.ts$/.test(file),
    );
    expect(readers.filter((file) => /\bprocess\.env\b/.test(read(file)))).toEqual([]);
  });

  it('names concrete adapters only where a process is put together', () => {
    const adapter =
      /\/(disk-media-store|bullmq-lesson-queue|bullmq-lesson-worker|open-catalog|kysely-[a-z-]+)\.ts$/;
    const naming = ours.filter(
      ({ from, to }) =>
        adapter.test(`/${to}`) &&
        !/^(storage|scripts|tests)\//.test(from) &&
        !/(^|\/)main\.ts$/.test(from),
    );
    expect(naming.map(describeImport)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycle(ours.filter((each) => !each.typeOnly))).toBeNull();
  });

  it('names the file in every import, and has no folder index to hide behind', () => {
    const vague = ours.filter(({ to }) => !existsSync(join(ROOT, to)));
    expect(vague.map(describeImport)).toEqual([]);
    expect(sources.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
  });

  it('calls nothing utils, helpers, common, manager or service', () => {
    const vague = tracked.filter((file) =>
      /(^|[/-])(utils?|helpers?|common|managers?|services?)([./-]|$)/.test(file),
    );
    expect(vague).toEqual([]);
  });
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Static imports, re-exports and dynamic imports of a file; comments do not count. */
function readImports(file: string): Import[] {
  const text = read(file).replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found: Import[] = [];
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]+?\s+from\s+)?['"]([^'"]+)['"]/gm;
  for (const match of text.matchAll(statement)) {
    found.push({ from: file, to: match[2] ?? '', typeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    found.push({ from: file, to: match[1] ?? '', typeOnly: false });
  }
  return found;
}

function resolveImport(each: Import): Import {
  const to = relative(ROOT, resolve(ROOT, dirname(each.from), each.to.replace(/\?.*$/, '')));
  return { ...each, to };
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? '';
}

function inWeb(file: string): boolean {
  return file.startsWith('player/web/');
}

function describeImport({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

/** Depth first over the import graph; the first cycle as a list of files, or null. */
function findCycle(edges: readonly Import[]): string[] | null {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const edge of next.get(file) ?? []) {
      const cycle = visit(edge.to, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return null;
}

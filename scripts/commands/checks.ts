/** One check: a program of node_modules/.bin and its arguments. */
export type Check = Readonly<{ title: string; argv: readonly [string, ...string[]] }>;

const vitest = (project: string): Check['argv'] => [
  'vitest',
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--project',
  project,
];

/** In a minute: for before a commit. */
export const QUICK_CHECKS: readonly Check[] = [
  { title: '格式与规范 · format and lint', argv: ['biome', 'check', '.'] },
  { title: '类型 · types', argv: ['tsc', '--noEmit'] },
  { title: '单元测试 · unit tests', argv: vitest('unit') },
];

/** Real Redis, ffmpeg, disk and Chromium. */
export const SLOW_CHECKS: readonly Check[] = [
  { title: '集成测试 · integration tests', argv: vitest('integration') },
  { title: '浏览器测试 · browser tests', argv: vitest('browser') },
  { title: '故障测试 · chaos tests', argv: vitest('chaos') },
];

import { QUICK_CHECKS, SLOW_CHECKS } from './checks.ts';
import type { Command } from './command.ts';
import { runChecks } from './run-checks.ts';

/** Every check there is. */
export const test: Command = {
  name: 'test',
  summary: { zh: '运行全部检查', en: 'run every check' },
  help: `youke test

格式、规范、类型、单元、集成、浏览器与故障测试。Format, lint, types, unit, integration, browser and chaos
tests, in this order. One file: vitest run --config tests/vitest.config.ts FILE
`,
  run: (_args, io) => runChecks([...QUICK_CHECKS, ...SLOW_CHECKS], io),
};

import { QUICK_CHECKS } from './checks.ts';
import type { Command } from './command.ts';
import { runChecks } from './run-checks.ts';

/** The quick checks. */
export const check: Command = {
  name: 'check',
  summary: {
    zh: '提交前的快速检查：格式、规范、类型、单元测试',
    en: 'the quick checks before a commit: format, lint, types, unit tests',
  },
  help: `youke check

格式、规范、类型、单元测试，一分钟以内。Format, lint, types and unit tests, in under a minute.
\`npm run format\` 修正格式 · mends the format.
`,
  run: (_args, io) => runChecks(QUICK_CHECKS, io),
};

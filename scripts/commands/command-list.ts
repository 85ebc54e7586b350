import type { Command } from './command.ts';

export type ListedCommand = Readonly<{
  name: string;
  summary: Command['summary'];
  /** Commands are imported when they are called: help stays fast, and a broken one breaks no other. */
  load: () => Promise<Command>;
}>;

/** Every subcommand, in the order in which help shows them. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'start',
    summary: {
      zh: '在本机运行整个系统',
      en: 'run the whole system on this machine',
    },
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'setup',
    summary: {
      zh: '安装缺少的一切',
      en: 'install what is missing',
    },
    load: async () => (await import('./setup.ts')).setup,
  },
  {
    name: 'test',
    summary: {
      zh: '运行全部检查',
      en: 'run every check',
    },
    load: async () => (await import('./test.ts')).test,
  },
  {
    name: 'check',
    summary: {
      zh: '提交前的快速检查：格式、规范、类型、单元测试',
      en: 'the quick checks before a commit: format, lint, types, unit tests',
    },
    load: async () => (await import('./check.ts')).check,
  },
];

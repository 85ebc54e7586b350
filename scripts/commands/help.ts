import type { ListedCommand } from './command-list.ts';

/** What `youke --help` says. */
export function helpText(commands: readonly Pick<ListedCommand, 'name' | 'summary'>[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  return [
    '优课 · Youke: classroom lessons on video, from upload to a scored stream',
    '',
    '用法 · usage: youke COMMAND [ARGUMENTS]      youke COMMAND --help',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary.zh} · ${summary.en}`),
    '',
  ].join('\n');
}

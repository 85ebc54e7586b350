import { expect, test } from 'vitest';
import { COMMANDS } from '../../../scripts/commands/command-list.ts';
import { helpText } from '../../../scripts/commands/help.ts';

test('help names every command once, with a line in both languages', () => {
  const lines = helpText(COMMANDS).split('\n');
  for (const { name, summary } of COMMANDS) {
    const own = lines.filter((line) => line.startsWith(`  ${name} `));
    expect(own).toEqual([expect.stringMatching(`${summary.zh} · ${summary.en}$`)]);
  }
});

test.each(COMMANDS)('$name is what the list says it is, and explains itself', async (listed) => {
  const command = await listed.load();
  expect({ name: command.name, summary: command.summary }).toEqual({
    name: listed.name,
    summary: listed.summary,
  });
  expect(command.help).toMatch(new RegExp(`youke ${listed.name}`));
  expect(command.help.endsWith('\n')).toBe(true);
});

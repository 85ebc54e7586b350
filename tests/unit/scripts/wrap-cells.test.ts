import { expect, test } from 'vitest';
import { wrapCells } from '../../../scripts/terminal/wrap-cells.ts';

test.each([
  ['short', 10, ['short']],
  ['', 10, ['']],
  ['one two three', 8, ['one two', 'three']],
  ['画面太暗请开灯', 8, ['画面太暗', '请开灯']],
  // A line never begins with a comma: it takes the character before it along.
  ['画面太暗，请开灯', 8, ['画面太', '暗，请开', '灯']],
  ['平均 −31 LUFS，低于 −26', 12, ['平均 −31', 'LUFS，低于', '−26']],
  ['unbreakable-word here', 5, ['unbreakable-word', 'here']],
])('%s in %d cells', (text, cells, lines) => {
  expect(wrapCells(text, cells)).toEqual(lines);
});

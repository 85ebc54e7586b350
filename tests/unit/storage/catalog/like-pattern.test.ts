import { expect, it } from 'vitest';
import { likeContains, likeStartsWith } from '../../../../storage/catalog/like-pattern.ts';

it.each([
  ['圆', '%圆%'],
  ['100%', '%100\\%%'],
  ['a_b', '%a\\_b%'],
  ['a\\b', '%a\\\\b%'],
])('a search for %s is the pattern %s', (text, pattern) => {
  expect(likeContains(text)).toBe(pattern);
});

it('a beginning has no sign for anything in front', () => {
  expect(likeStartsWith('4_')).toBe('4\\_%');
});

import { expect, it } from 'vitest';
import { keepTail } from '../../../../transcoder/tool/keep-tail.ts';

it('keeps the last bytes and drops the first', () => {
  const tail = keepTail(6);
  tail.add(Buffer.from('abcd'));
  expect(tail.text()).toBe('abcd');
  tail.add(Buffer.from('efgh'));
  expect(tail.text()).toBe('cdefgh');
});

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgressLine } from '../../../scripts/terminal/progress-line.ts';

function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
  return { stream, text: () => (stream.read() as string | null) ?? '' };
}

test('a terminal gets one line that redraws itself ten times a second at most', () => {
  const { stream, text } = screen(true);
  let now = 0;
  const line = createProgressLine(stream, 'a.mp4', () => now);
  line.update(0.5, '1 MiB');
  expect(text()).toBe('\ra.mp4 [############------------]  50% 1 MiB\x1b[K');
  now = 50;
  line.update(0.6);
  expect(text()).toBe('');
  now = 100;
  line.update(0.999);
  expect(text()).toContain(' 99%');
  line.update(1);
  line.end();
  expect(text()).toBe('\ra.mp4 [########################] 100%\x1b[K\n');
  line.update(0.1);
  line.end();
  expect(text()).toBe('');
});

test('anything else gets a plain line each tenth', () => {
  const { stream, text } = screen(false);
  const line = createProgressLine(stream, 'a.mp4');
  for (const fraction of [0, 0.01, 0.05, 0.1, 0.19, 0.95, 1, 1.5]) line.update(fraction, 'x');
  line.end();
  expect(text()).toBe('a.mp4   0% x\na.mp4  10% x\na.mp4  95% x\na.mp4 100% x\n');
});

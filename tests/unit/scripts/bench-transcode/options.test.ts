import { expect, test } from 'vitest';
import { parseTranscodeBenchOptions } from '../../../../scripts/bench/transcode/transcode-bench-options.ts';

test.each([
  [{}, ['cpu', 'playable', 'kill']],
  [{ only: 'cpu' }, ['cpu']],
  [{ only: 'playable' }, ['playable']],
  [{ only: 'kill' }, ['kill']],
])('%j runs %j', (values, parts) => {
  expect(parseTranscodeBenchOptions(values)).toEqual({ parts });
});

test.each(['', 'wall', 'toString'])('--only %j is refused', (only) => {
  expect(() => parseTranscodeBenchOptions({ only })).toThrow(/--only .*cpu\|playable\|kill/);
});

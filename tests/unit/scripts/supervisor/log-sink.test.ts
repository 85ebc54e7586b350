import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLogSink } from '../../../../scripts/supervisor/log-sink.ts';

function sinkInto(isTTY: boolean) {
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
  const sink = createLogSink({ stderr, level: 'info' });
  return { sink, written: () => String(stderr.read() ?? '') };
}

test('without a terminal every entry is one JSON object a line, named by its process', () => {
  const { sink, written } = sinkInto(false);
  sink.linesOf('web')('{"level":30,"msg":"listening","lessonId":"a1"}');
  sink.logOf('redis').info('ready');
  const entries = written()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(entries).toEqual([
    { process: 'web', level: 30, msg: 'listening', lessonId: 'a1' },
    { process: 'redis', level: 30, time: expect.any(String), msg: 'ready' },
  ]);
});

test('on a terminal an entry is one readable line', () => {
  const { sink, written } = sinkInto(true);
  sink.linesOf('web')(
    '{"level":30,"time":"2026-11-24T00:00:00Z","msg":"listening","lessonId":"a1"}',
  );
  expect(written()).toMatch(/INFO.*web: listening.*"lessonId":"a1"/);
});

test('the lines of a stack trace become one error', async () => {
  const { sink, written } = sinkInto(false);
  const line = sink.linesOf('web');
  for (const text of ['Error: gone', '    at a.ts:1:1', '', 'Node.js v24']) line(text);
  await turn();
  const entries = written()
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each));
  expect(entries).toMatchObject([
    { process: 'web', level: 50, msg: 'Error: gone\n    at a.ts:1:1\nNode.js v24' },
  ]);
});

test('what is less than the level of the log is not written', () => {
  const { sink, written } = sinkInto(false);
  sink.logOf('redis').debug('banner');
  expect(written()).toBe('');
});

import { expect, test } from 'vitest';
import { nameLine } from '../../../../scripts/supervisor/name-line.ts';

const NOW = new Date('2026-11-24T00:00:00Z');

test('a JSON line of a child says which process wrote it', () => {
  const named = nameLine('web', '{"level":30,"msg":"listening"}', NOW);
  expect(JSON.parse(named)).toEqual({ process: 'web', level: 30, msg: 'listening' });
});

test.each(['TypeError: no {"such"} thing', '{}', '{"cut in two":'])(
  'the line %s, which no log wrote, becomes an error of its own',
  (line) => {
    expect(JSON.parse(nameLine('web', line, NOW))).toEqual({
      process: 'web',
      level: 50,
      time: '2026-11-24T00:00:00.000Z',
      msg: line,
    });
  },
);

import { expect, test } from 'vitest';
import { parseRedisLine } from '../../../../scripts/supervisor/parse-redis-line.ts';

test.each([
  [
    '21:M 24 Nov 2026 00:14:35.121 * Ready to accept connections',
    { level: 'debug', text: 'Ready to accept connections' },
  ],
  [
    '21:C 24 Nov 2026 00:14:35.121 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo',
    { level: 'debug', text: 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo' },
  ],
  [
    "21:M 24 Nov 2026 00:14:35.121 # Can't open the append-only file: Permission denied",
    { level: 'warn', text: "Can't open the append-only file: Permission denied" },
  ],
  [
    '21:M 24 Nov 2026 00:14:35.121 # WARNING Memory overcommit must be enabled!',
    { level: 'debug', text: 'WARNING Memory overcommit must be enabled!' },
  ],
  [
    '21:signal-handler (1795479922) Received SIGTERM scheduling shutdown...',
    { level: 'debug', text: 'Received SIGTERM scheduling shutdown...' },
  ],
  ['flock: timeout while waiting', { level: 'info', text: 'flock: timeout while waiting' }],
])('the line "%s" of Redis keeps its weight', (line, expected) => {
  expect(parseRedisLine(line)).toEqual(expected);
});

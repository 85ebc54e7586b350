import { expect, test } from 'vitest';
import { redisArgv } from '../../../../scripts/supervisor/redis-argv.ts';

test('the private Redis is durable, drops no key and listens on its socket alone', () => {
  expect(redisArgv({ folder: '/data/redis', socket: '/data/redis/redis.sock' })).toEqual([
    '--port',
    '0',
    '--unixsocket',
    '/data/redis/redis.sock',
    '--unixsocketperm',
    '700',
    '--dir',
    '/data/redis',
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
    '--daemonize',
    'no',
    '--logfile',
    '',
  ]);
});

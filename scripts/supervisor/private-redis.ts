import type { ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RedisAddress } from '../../config/redis-address.ts';
import { chooseSocket } from './choose-socket.ts';
import type { LogSink } from './log-sink.ts';
import { parseRedisLine } from './parse-redis-line.ts';
import { redisArgv } from './redis-argv.ts';
import type { Environment } from './role-processes.ts';
import { spawnTied } from './spawn-tied.ts';

export type PrivateRedis = Readonly<{
  address: RedisAddress;
  spawn: () => ChildProcess;
  /** After it has stopped: removes what does not lie in its folder. */
  cleanUp: () => Promise<void>;
}>;

export type PrivateRedisDeps = Readonly<{ folder: string; env: Environment; sink: LogSink }>;

/** A redis-server of this installation's own: its data in `folder`, no TCP port. */
export async function preparePrivateRedis(deps: PrivateRedisDeps): Promise<PrivateRedis> {
  const { folder, env, sink } = deps;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const socket = await chooseSocket(folder);
  const log = sink.logOf('redis');
  const onLine = (text: string): void => {
    const line = parseRedisLine(text);
    if (line.text !== '') log[line.level](line.text);
  };
  return {
    address: { kind: 'socket', path: socket },
    spawn: () =>
      spawnTied({
        // Two servers on one append-only log would ruin it: the kernel's lock goes with the process, so after
        // a crash of ours the successor waits until the old one has ended.
        argv: [
          ...(['flock', '--no-fork', '--timeout', '10', join(folder, 'redis.lock')] as const),
          ...['redis-server', ...redisArgv({ folder, socket })],
        ],
        env,
        whenOrphaned: 'SIGTERM',
        onLine,
      }),
    cleanUp: async () => {
      if (dirname(socket) !== folder) await rm(dirname(socket), { recursive: true, force: true });
    },
  };
}

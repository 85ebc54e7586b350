import { Redis } from 'ioredis';

/** Where Redis is; the same shape as in the settings, which this room does not import. */
export type RedisAddress = Readonly<
  { kind: 'url'; url: string } | { kind: 'socket'; path: string }
>;

/** Every name of ours in Redis starts with this, so that a shared server stays tidy. */
export const REDIS_PREFIX = 'youke';
export const QUEUE_NAME = 'lessons';

const LONGEST_WAIT_MS = 2000;

export type RedisConnection = Readonly<{
  client: Redis;
  /**
   * Ends the connection and those that BullMQ has derived from it, whatever state they are in. BullMQ's own ways of
   * closing wait for an answer of a Redis that may be away, and leave clients behind that try to reconnect for ever.
   */
  hangUp(): void;
}>;

/**
 * Connects in the background. `patient`: a command waits for as long as Redis is away, as a worker's must; otherwise it
 * fails once the connection has.
 */
export function connectRedis(address: RedisAddress, patient: boolean): RedisConnection {
  const options = {
    maxRetriesPerRequest: patient ? null : 1,
    connectTimeout: LONGEST_WAIT_MS,
    retryStrategy: (times: number) => Math.min(times * 100, LONGEST_WAIT_MS),
  };
  const client =
    address.kind === 'url'
      ? new Redis(address.url, options)
      : new Redis({ ...options, path: address.path });
  const clients = [client];
  client.duplicate = (override) => {
    const derived = Redis.prototype.duplicate.call(client, override);
    clients.push(derived);
    return derived;
  };
  return {
    client,
    hangUp() {
      clients.forEach(end);
    },
  };
}

/** Between two tries to connect there is no socket whose end would be told to those who wait for it: one more try has. */
function end(client: Redis): void {
  client.disconnect();
  if (client.status !== 'reconnecting') return;
  client.connect().then(
    () => client.disconnect(),
    () => {},
  );
}

import type { RedisOptions } from 'bullmq';

/** Where Redis is; the same shape as in the settings, which this room does not import. */
export type RedisAddress = Readonly<
  { kind: 'url'; url: string } | { kind: 'socket'; path: string }
>;

/** Every name of ours in Redis starts with this, so that a shared server stays tidy. */
export const REDIS_PREFIX = 'youke';
export const QUEUE_NAME = 'lessons';

const LONGEST_WAIT_MS = 2000;

/** For those who wait for an answer: a command fails once its connection has. */
export function impatientConnection(address: RedisAddress): RedisOptions {
  return { ...place(address), maxRetriesPerRequest: 1, connectTimeout: LONGEST_WAIT_MS };
}

/** For workers: a command waits for as long as Redis is away. */
export function patientConnection(address: RedisAddress): RedisOptions {
  return { ...place(address), maxRetriesPerRequest: null };
}

function place(address: RedisAddress): RedisOptions {
  return {
    ...(address.kind === 'url' ? { url: address.url } : { path: address.path }),
    retryStrategy: (times) => Math.min(times * 100, LONGEST_WAIT_MS),
  };
}

import { Redis } from 'ioredis';
import { formatRedisAddress, type RedisAddress } from '../../config/redis-address.ts';
import { StartError } from './start-error.ts';

const RETRY_MS = 20;

/** Resolves once Redis answers; throws StartError when it has not within the time or the signal fires. */
export async function pingRedis(
  address: RedisAddress,
  limits: Readonly<{ withinMs: number; signal: AbortSignal }>,
): Promise<void> {
  const redis = new Redis(address.kind === 'socket' ? address.path : address.url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => RETRY_MS,
  });
  let lastError: Error | null = null;
  redis.on('error', (error: Error) => {
    lastError = error;
  });
  const ended = AbortSignal.any([AbortSignal.timeout(limits.withinMs), limits.signal]);
  const onEnd = (): void => redis.disconnect();
  ended.addEventListener('abort', onEnd);
  try {
    // Commands wait for the connection; disconnecting rejects them.
    await redis.ping();
  } catch (error) {
    throw new StartError('redis', explain(address, lastError ?? error), { cause: error });
  } finally {
    ended.removeEventListener('abort', onEnd);
    redis.disconnect();
  }
}

function explain(address: RedisAddress, error: unknown): string {
  const where = formatRedisAddress(address).replace(/\/\/[^@]*@/, '//***@');
  const why = error instanceof Error ? error.message || error.name : String(error);
  return `Redis 无应答 · Redis at ${where} does not answer (${why}): start it, correct REDIS_URL, or unset it to use a private one`;
}

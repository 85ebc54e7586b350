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
  // Between two tries to connect, disconnecting would tell nobody who waits: the wait ends by itself.
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('no answer in time')), limits.withinMs);
  const onAbort = (): void => reject(limits.signal.reason);
  limits.signal.addEventListener('abort', onAbort, { once: true });
  try {
    limits.signal.throwIfAborted();
    await Promise.race([redis.ping(), ended]);
  } catch (error) {
    throw new StartError('redis', explain(address, lastError ?? error), { cause: error });
  } finally {
    clearTimeout(timer);
    limits.signal.removeEventListener('abort', onAbort);
    redis.disconnect();
  }
}

function explain(address: RedisAddress, error: unknown): string {
  const where = formatRedisAddress(address).replace(/\/\/[^@]*@/, '//***@');
  const why = error instanceof Error ? error.message || error.name : String(error);
  return `Redis 无应答 · Redis at ${where} does not answer (${why}): start it, correct REDIS_URL, or unset it to use a private one`;
}

/** Where Redis is: a TCP address as a URL, or a unix socket's path. */
export type RedisAddress = Readonly<
  { kind: 'url'; url: string } | { kind: 'socket'; path: string }
>;

/** Reads `redis://…`, `rediss://…` or `unix:/path`; null for anything else. */
export function parseRedisAddress(value: string): RedisAddress | null {
  if (value.startsWith('unix:/')) return { kind: 'socket', path: value.slice('unix:'.length) };
  if (/^rediss?:\/\/[^/]+/.test(value) && URL.canParse(value)) return { kind: 'url', url: value };
  return null;
}

/** The inverse of parseRedisAddress: what a child process gets as its REDIS_URL. */
export function formatRedisAddress(address: RedisAddress): string {
  return address.kind === 'socket' ? `unix:${address.path}` : address.url;
}

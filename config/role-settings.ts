import type { RedisAddress } from './redis-address.ts';
import { parseSettings, type Settings, SettingsError } from './settings.ts';

/** Settings of a role that shares its Redis with others. */
export type RoleSettings = Settings & Readonly<{ redis: RedisAddress }>;

/**
 * What a role's process begins with. A variable that cannot be used is one sentence on stderr and exit 1:
 * whoever set it has no use for a stack trace.
 */
export function readRoleSettings(env: Readonly<Record<string, string | undefined>>): RoleSettings {
  try {
    return requireRedis(parseSettings(env));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(1);
  }
}

function requireRedis(settings: Settings): RoleSettings {
  const { redis } = settings;
  if (redis === null) {
    throw new SettingsError('REDIS_URL', 'set for a role that runs by itself', '');
  }
  return { ...settings, redis };
}

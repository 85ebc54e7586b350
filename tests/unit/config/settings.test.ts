import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError } from '../../../config/settings.ts';

describe('parseSettings', () => {
  it('gives the defaults of the contract for an empty environment', () => {
    const settings = parseSettings({});
    expect(settings).toMatchObject({ host: '127.0.0.1', port: 8080, redis: null, sample: true });
    expect(settings.dataDir).toBe(resolve('./data'));
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('takes an empty variable for an unset one', () => {
    expect(parseSettings({ PORT: '', DATA_DIR: ' ' }).port).toBe(8080);
  });

  it.each([
    [{ PORT: '0' }, 'PORT must be a whole number from 1 to 65535, not "0"'],
    [{ PORT: '80a' }, 'PORT must be a whole number from 1 to 65535, not "80a"'],
    [{ YOUKE_SAMPLE: 'no' }, 'YOUKE_SAMPLE must be 1 or 0, not "no"'],
    [{ YOUKE_SANDBOX: 'no' }, 'YOUKE_SANDBOX must be one of auto, required, not "no"'],
    [
      { YOUKE_JOB_LOCK_SECONDS: '0' },
      'YOUKE_JOB_LOCK_SECONDS must be a whole number from 1 to 600, not "0"',
    ],
    [{ YOUKE_AV1: 'yes' }, 'YOUKE_AV1 must be 1 or 0, not "yes"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of trace, debug, info, warn, error, silent'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be redis://HOST:PORT'],
    [{ REDIS_URL: 'http://:se@cret@host' }, 'not "http://***@host"'],
    [
      { YOUKE_STANDARD: 'mars' },
      'YOUKE_STANDARD must be one of henan-youke-2019, micro-lesson-national, lesson-upload-help, ' +
        'quality-lesson-primary, quality-lesson-secondary, open-course-2011, anhui-vocational-2018, not "mars"',
    ],
    [{ YOUKE_ADMIN_PASSWORD: 'short' }, 'at least 8 characters long, not "*****"'],
    [{ YOUKE_UPLOAD_IDLE_SECONDS: '0' }, 'YOUKE_UPLOAD_IDLE_SECONDS must be a whole number'],
    [{ YOUKE_FACTS_LOCKED_FROM: 'soon' }, 'YOUKE_FACTS_LOCKED_FROM must be a date such as'],
    [{ DATABASE_URL: 'postgresql://u:secret@h/db' }, 'not "postgresql://***@h/db"'],
  ])('refuses %j in words', (env, words) => {
    expect(() => parseSettings(env)).toThrow(SettingsError);
    expect(() => parseSettings(env)).toThrow(words);
  });

  it('encodes in AV1 only where it is told to', () => {
    const av1 = (YOUKE_AV1?: string) => parseSettings({ YOUKE_AV1 }).av1;
    expect([av1(), av1('0'), av1('1')]).toEqual([false, false, true]);
  });

  it('reads a date alone as midnight in China', () => {
    const lockedFrom = (value: string) =>
      parseSettings({ YOUKE_FACTS_LOCKED_FROM: value }).factsLockedFrom;
    expect(lockedFrom('2026-12-01')).toBe(Date.UTC(2026, 10, 30, 16));
    expect(lockedFrom('2026-12-01T18:00:00Z')).toBe(Date.UTC(2026, 11, 1, 18));
    expect(lockedFrom('')).toBeNull();
  });

  it('takes 0 bytes a second for no limit', () => {
    const rate = (value: string) =>
      parseSettings({ YOUKE_UPLOAD_BYTES_PER_SECOND: value }).uploads.bytesPerSecond;
    expect([rate('0'), rate('1000')]).toEqual([null, 1000]);
  });

  it.each([
    ['unix:/run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
    ['redis://127.0.0.1:6379/2', { kind: 'url', url: 'redis://127.0.0.1:6379/2' }],
  ])('reads %s as an address of Redis', (value, address) => {
    expect(parseSettings({ REDIS_URL: value }).redis).toEqual(address);
  });
});

import { resolve } from 'node:path';
import { RECORDING_STANDARDS } from './recording-standards/find-recording-standard.ts';
import { parseRedisAddress, type RedisAddress } from './redis-address.ts';

/** Everything the processes may be told from outside, parsed once and frozen. */
export type Settings = Readonly<{
  host: string;
  port: number;
  /** Absolute path of the folder that holds all state. */
  dataDir: string;
  /** null: the supervisor starts a private redis-server under dataDir. */
  redis: RedisAddress | null;
  /** null: a random password is made at the first start. */
  adminPassword: string | null;
  /** Whether the first start makes a sample lesson. */
  sample: boolean;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Name of the recording standard that lessons are held against. */
  standard: string;
  maxUploadBytes: number;
  uploads: UploadSettings;
  /** From this moment (milliseconds since 1970) teachers may no longer change their lessons' facts; null: never. */
  factsLockedFrom: number | null;
  maxAttachmentBytes: number;
  maxAttachmentsPerLesson: number;
  maxDurationSeconds: number;
  /** Lessons that one transcoder process works on at a time. */
  transcoderConcurrency: number;
  /** Whether lessons are worked on at all where their tools cannot be shut in (docs/adr/005). */
  sandbox: 'auto' | 'required';
  /** Whether lessons are encoded in AV1 besides: fewer bits for new devices, two to three times the work. */
  av1: boolean;
  /** A session ends after this long. */
  sessionSeconds: number;
  /** How often the reconciler compares catalog and queue. */
  reconcileSeconds: number;
  /** A worker that has not been heard of for so long is dead, and its jobs go to others. */
  jobLockSeconds: number;
  /** Whether a reverse proxy in front is trusted to name the client's address. */
  trustProxy: boolean;
  /** A file of schools below the counties: [{code, name}], or null for none. */
  schoolsFile: string | null;
}>;

/** How uploads are let in and how they share what there is. */
export type UploadSettings = Readonly<{
  /** A connection that brings no byte for this long is ended; its upload can be resumed. */
  idleSeconds: number;
  /** An unfinished upload is given up this long after its last byte. */
  expiresSeconds: number;
  /** Uploads going on at once, in all, of one school and of one account; a further one is asked to wait. */
  maxOpen: number;
  maxOpenPerSchool: number;
  maxOpenPerAccount: number;
  /** Room on the disk that no upload may reserve. */
  diskFloorBytes: number;
  /** Whether schools share disk and line equally rather than by how many connections they open. */
  fairShare: boolean;
  /** What all uploads together may bring; null: as much as comes. */
  bytesPerSecond: number | null;
  /** Whether a file whose first bytes are of no known container is turned away at once. */
  refuseNonVideo: boolean;
}>;

/** A variable of the environment that cannot be used; its message names the variable and what it wanted. */
export class SettingsError extends Error {
  readonly code = 'bad-setting';
  readonly variable: string;

  constructor(variable: string, wanted: string, got: string) {
    super(`${variable} must be ${wanted}, not "${got}"`);
    this.name = 'SettingsError';
    this.variable = variable;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
const STANDARDS = RECORDING_STANDARDS.map(({ name }) => name);

/** Reads the environment once. Throws SettingsError for the first variable that makes no sense. */
export function parseSettings(env: Environment): Settings {
  refuseWhatIsNotBuilt(env);
  return Object.freeze({
    host: text(env, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(env, 'PORT', 8080, 1, 65_535),
    dataDir: resolve(text(env, 'DATA_DIR') ?? './data'),
    redis: redisAddress(env),
    adminPassword: adminPassword(env),
    sample: flag(env, 'YOUKE_SAMPLE', true),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    standard: oneOf(env, 'YOUKE_STANDARD', STANDARDS, 'henan-youke-2019'),
    maxUploadBytes: wholeNumber(env, 'YOUKE_MAX_UPLOAD_BYTES', 8 * GIB, 1, Number.MAX_SAFE_INTEGER),
    uploads: uploadSettings(env),
    factsLockedFrom: moment(env, 'YOUKE_FACTS_LOCKED_FROM'),
    maxAttachmentBytes: wholeNumber(env, 'YOUKE_MAX_ATTACHMENT_BYTES', 500 * MIB, 1, 16 * GIB),
    maxAttachmentsPerLesson: wholeNumber(env, 'YOUKE_MAX_ATTACHMENTS_PER_LESSON', 20, 1, 1000),
    maxDurationSeconds: wholeNumber(env, 'YOUKE_MAX_DURATION_SECONDS', 4 * 3600, 1, 48 * 3600),
    transcoderConcurrency: wholeNumber(env, 'YOUKE_TRANSCODER_CONCURRENCY', 1, 1, 64),
    sandbox: oneOf(env, 'YOUKE_SANDBOX', ['auto', 'required'], 'auto'),
    av1: flag(env, 'YOUKE_AV1', false),
    sessionSeconds: wholeNumber(env, 'YOUKE_SESSION_SECONDS', 7 * 86_400, 60, 90 * 86_400),
    reconcileSeconds: wholeNumber(env, 'YOUKE_RECONCILE_SECONDS', 20, 1, 3600),
    jobLockSeconds: wholeNumber(env, 'YOUKE_JOB_LOCK_SECONDS', 20, 1, 600),
    trustProxy: flag(env, 'YOUKE_TRUST_PROXY', false),
    schoolsFile: schoolsFile(env),
  });
}

function uploadSettings(env: Environment): UploadSettings {
  const most = Number.MAX_SAFE_INTEGER;
  const perSecond = wholeNumber(env, 'YOUKE_UPLOAD_BYTES_PER_SECOND', 0, 0, most);
  return Object.freeze({
    idleSeconds: wholeNumber(env, 'YOUKE_UPLOAD_IDLE_SECONDS', 60, 1, 3600),
    expiresSeconds: wholeNumber(env, 'YOUKE_UPLOAD_EXPIRES_HOURS', 168, 1, 24 * 365) * 3600,
    maxOpen: wholeNumber(env, 'YOUKE_MAX_OPEN_UPLOADS', 2000, 1, 1_000_000),
    maxOpenPerSchool: wholeNumber(env, 'YOUKE_MAX_OPEN_UPLOADS_PER_SCHOOL', 200, 1, 1_000_000),
    maxOpenPerAccount: wholeNumber(env, 'YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT', 20, 1, 1_000_000),
    diskFloorBytes: wholeNumber(env, 'YOUKE_DISK_FLOOR_BYTES', 256 * MIB, 0, most),
    fairShare: flag(env, 'YOUKE_FAIR_SHARE', false),
    bytesPerSecond: perSecond === 0 ? null : perSecond,
    refuseNonVideo: flag(env, 'YOUKE_REFUSE_NON_VIDEO', true),
  });
}

/** A set variable that would be ignored is worse than a refusal. */
function refuseWhatIsNotBuilt(env: Environment): void {
  const databaseUrl = text(env, 'DATABASE_URL');
  if (databaseUrl !== null) {
    throw new SettingsError(
      'DATABASE_URL',
      'unset (this release keeps its catalog in SQLite under DATA_DIR; PostgreSQL is not supported yet)',
      withoutCredentials(databaseUrl),
    );
  }
}

function redisAddress(env: Environment): RedisAddress | null {
  const value = text(env, 'REDIS_URL');
  if (value === null) return null;
  const address = parseRedisAddress(value);
  if (address === null) {
    throw new SettingsError(
      'REDIS_URL',
      'redis://HOST:PORT, rediss://HOST:PORT or unix:/PATH',
      withoutCredentials(value),
    );
  }
  return address;
}

/** A URL as it may stand in a message. */
function withoutCredentials(url: string): string {
  return url.replace(/\/\/.*@/, '//***@');
}

function adminPassword(env: Environment): string | null {
  const value = text(env, 'YOUKE_ADMIN_PASSWORD');
  if (value !== null && value.length < 8) {
    throw new SettingsError(
      'YOUKE_ADMIN_PASSWORD',
      'at least 8 characters long',
      '*'.repeat(value.length),
    );
  }
  return value;
}

function schoolsFile(env: Environment): string | null {
  const value = text(env, 'YOUKE_SCHOOLS_FILE');
  return value === null ? null : resolve(value);
}

/** An unset and an empty variable mean the same. */
function text(env: Environment, name: string): string | null {
  const value = env[name]?.trim();
  return value === undefined || value === '' ? null : value;
}

function wholeNumber(
  env: Environment,
  name: string,
  unset: number,
  min: number,
  max: number,
): number {
  const value = text(env, name);
  if (value === null) return unset;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new SettingsError(name, `a whole number from ${min} to ${max}`, value);
  }
  return number;
}

/** A date alone means its first moment in China, where the campaign is. */
function moment(env: Environment, name: string): number | null {
  const value = text(env, name);
  if (value === null) return null;
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00+08:00` : value;
  const milliseconds = /^\d{4}-\d\d-\d\dT/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new SettingsError(name, 'a date such as 2026-12-01 or 2026-12-01T18:00:00+08:00', value);
  }
  return milliseconds;
}

function flag(env: Environment, name: string, unset: boolean): boolean {
  const value = text(env, name);
  if (value === null) return unset;
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw new SettingsError(name, '1 or 0', value);
}

function oneOf<T extends string>(
  env: Environment,
  name: string,
  allowed: readonly T[],
  unset: T,
): T {
  const value = text(env, name);
  if (value === null) return unset;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new SettingsError(name, `one of ${allowed.join(', ')}`, value);
  return found;
}

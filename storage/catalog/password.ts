import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 2 ** 15, r: 8, p: 1 };
const KEY_BYTES = 32;
/** Twice what scrypt needs with N = 2^15 and r = 8; Node refuses beyond it. */
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;
/** Node has four threads for everything that blocks: a storm of logins must leave some to files. */
const AT_ONCE = 2;

/** A hash to keep: `scrypt$N$r$p$SALT$KEY`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, KEY_BYTES, COST);
  const numbers = [COST.N, COST.r, COST.p].join('$');
  return `scrypt$${numbers}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether the password is the one behind the hash. With no hash: as much work, and false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = (hash ?? NOBODY).split('$');
  if (scheme !== 'scrypt' || !salt || !key) throw new Error('not a password hash of ours');
  const kept = Buffer.from(key, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), kept.length, cost);
  return timingSafeEqual(derived, kept) && hash !== null;
}

const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

let running = 0;
const waiting: (() => void)[] = [];

async function derive(
  password: string,
  salt: Buffer,
  bytes: number,
  cost: ScryptOptions,
): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await new Promise((resolve, reject) => {
      const options = { ...cost, maxmem: MAX_MEMORY_BYTES };
      // The same sign may be typed in several ways; one form of it is hashed.
      scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { ACCOUNT_COLUMNS, accountOf } from './account-row.ts';
import type { Database } from './database.ts';
import type { SessionStore } from './session-store.ts';

const TOKEN_BYTES = 32;

/** Sessions in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselySessionStore(db: Database, now: () => number): SessionStore {
  return {
    async open(accountId, lifetimeSeconds) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const created_at = now();
      const expires_at = created_at + lifetimeSeconds * 1000;
      const row = { token_hash: hashToken(token), account_id: accountId, created_at, expires_at };
      await db.insertInto('sessions').values(row).execute();
      return { token, expiresAt: expires_at };
    },
    async resolve(token) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
        .select(['expires_at', ...ACCOUNT_COLUMNS])
        .where('token_hash', '=', hashToken(token))
        .where('expires_at', '>', now())
        .where('disabled', '=', 0)
        .executeTakeFirst();
      return row ? { account: accountOf(row), expiresAt: row.expires_at } : null;
    },
    async close(token) {
      await db.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).execute();
    },
    async removeExpired() {
      const expired = db.deleteFrom('sessions').where('expires_at', '<=', now());
      return Number((await expired.executeTakeFirstOrThrow()).numDeletedRows);
    },
  };
}

/** A token has 256 random bits, so a plain hash is as good as a slow one. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

import { type Kysely, sql } from 'kysely';
import type { Migration } from './migrations/migration.ts';

/** A catalog that a newer release has written, or a different program. */
export class CatalogTooNewError extends Error {
  readonly code = 'catalog-too-new';
  readonly migration: string;

  constructor(migration: string) {
    super(
      `the catalog was written by a newer release of Youke (it has "${migration}", which this release does not know): ` +
        'start that release, or restore a backup made before it ran',
    );
    this.name = 'CatalogTooNewError';
    this.migration = migration;
  }
}

/**
 * Brings the schema to the newest version: each missing migration in a transaction of its own, written down there.
 * Safe while other processes do the same: a transaction starts with the write lock and reads what is done afterwards.
 * Throws CatalogTooNewError.
 */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: readonly Migration[],
  now: () => number,
): Promise<readonly string[]> {
  const applied: string[] = [];
  for (;;) {
    const name = await db.transaction().execute((tx) => applyNext(tx, migrations, now));
    if (name === null) return applied;
    applied.push(name);
  }
}

async function applyNext<T>(
  tx: Kysely<T>,
  migrations: readonly Migration[],
  now: () => number,
): Promise<string | null> {
  await sql`create table if not exists migrations (
    position integer primary key not null, name text not null, applied_at bigint not null)`.execute(
    tx,
  );
  const { rows } = await sql<{
    name: string;
  }>`select name from migrations order by position`.execute(tx);
  const unknown = rows.find((row, position) => row.name !== migrations[position]?.name);
  if (unknown) throw new CatalogTooNewError(unknown.name);
  const next = migrations[rows.length];
  if (next === undefined) return null;
  await next.up(tx as unknown as Kysely<unknown>);
  await sql`insert into migrations (position, name, applied_at)
    values (${rows.length + 1}, ${next.name}, ${now()})`.execute(tx);
  return next.name;
}

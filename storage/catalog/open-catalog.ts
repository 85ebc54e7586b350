import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import type { Catalog } from './catalog.ts';
import type { Tables } from './database.ts';
import { createKyselyAccountStore } from './kysely-account-store.ts';
import { createKyselyAttachmentStore } from './kysely-attachment-store.ts';
import { createKyselyLessonStore } from './kysely-lesson-store.ts';
import { createKyselyRaisedRegionStore } from './kysely-raised-region-store.ts';
import { createKyselyRescoreStore } from './kysely-rescore-store.ts';
import { createKyselySessionStore } from './kysely-session-store.ts';
import { createKyselyWorkerStore } from './kysely-worker-store.ts';
import { migrate } from './migrate.ts';
import { ALL_MIGRATIONS } from './migrations/all-migrations.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';

/** How long a statement waits for another process's transaction. */
const BUSY_TIMEOUT_MS = 10_000;
/** SQLite answers "busy" at once, whatever the timeout, when two processes switch one new file to WAL. */
const WAL_TRIES = 200;
const WAL_RETRY_MS = 25;

export type CatalogOptions = Readonly<{
  /** Made, with its folder, where missing; readable by its owner only, for it holds password hashes. */
  file: string;
  /** Milliseconds since 1970. */
  now?: () => number;
}>;

/**
 * Opens the catalog and brings its schema to the newest version; several processes may do so at the same moment.
 * What a store's promise has resolved for survives a crash and a power cut. Throws CatalogTooNewError.
 */
export async function openCatalog({ file, now = Date.now }: CatalogOptions): Promise<Catalog> {
  await mkdir(dirname(file), { recursive: true });
  await (await open(file, 'a', 0o600)).close();
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  try {
    await switchToWal(database);
    database.exec('pragma synchronous = full; pragma foreign_keys = on');
    await migrate(db, ALL_MIGRATIONS, now);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    lessons: createKyselyLessonStore(db, now),
    accounts: createKyselyAccountStore(db, now),
    sessions: createKyselySessionStore(db, now),
    raisedRegions: createKyselyRaisedRegionStore(db, now),
    rescores: createKyselyRescoreStore(db, now),
    workers: createKyselyWorkerStore(db, now),
    attachments: createKyselyAttachmentStore(db, now),
    async ping() {
      await sql`select "last" from revisions`.execute(db);
    },
    close: () => db.destroy(),
  };
}

async function switchToWal(database: DatabaseSync): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      const busy = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
      if (!busy || tries === WAL_TRIES) throw error;
      await delay(WAL_RETRY_MS);
    }
  }
}

const SQLITE_BUSY = 5;

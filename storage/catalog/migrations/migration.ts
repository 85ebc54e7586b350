import type { Kysely } from 'kysely';

/** One step forward of the schema, run once and in a transaction. SQL that SQLite and PostgreSQL both speak. */
export type Migration = Readonly<{
  name: string;
  /** `unknown`: a migration must not depend on the tables' present types. */
  up: (db: Kysely<unknown>) => Promise<void>;
}>;

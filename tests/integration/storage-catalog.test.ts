import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import type { Tables } from '../../storage/catalog/database.ts';
import type { LessonQuery } from '../../storage/catalog/lesson-store.ts';
import { listLessons } from '../../storage/catalog/list-lessons.ts';
import { CatalogTooNewError, migrate } from '../../storage/catalog/migrate.ts';
import { ALL_MIGRATIONS } from '../../storage/catalog/migrations/all-migrations.ts';
import { NodeSqliteDialect } from '../../storage/catalog/node-sqlite-dialect.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { regionScope } from '../../storage/catalog/region-scope.ts';
import { accountStoreContract } from './storage/account-store.contract.ts';
import { attachmentStoreContract } from './storage/attachment-store.contract.ts';
import { lessonStoreContract } from './storage/lesson-store.contract.ts';
import { raisedRegionStoreContract } from './storage/raised-region-store.contract.ts';
import { rescoreStoreContract } from './storage/rescore-store.contract.ts';
import { sessionStoreContract } from './storage/session-store.contract.ts';
import { workerStoreContract } from './storage/worker-store.contract.ts';

let folder: string;
let file: string;
const clock = { now: 0 };
const opened: Catalog[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-catalog-'));
  file = join(folder, 'catalog.sqlite');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((catalog) => catalog.close()));
  await rm(folder, { recursive: true });
});

async function open(): Promise<Catalog> {
  const catalog = await openCatalog({ file, now: () => clock.now });
  opened.push(catalog);
  return catalog;
}

describe('the SQLite catalog as a lesson store', () => {
  lessonStoreContract(async () => ({ lessons: (await open()).lessons, clock }));
});
describe('the SQLite catalog as an account store', () => {
  accountStoreContract(async () => (await open()).accounts);
});
describe('the SQLite catalog as a session store', () => {
  sessionStoreContract(async () => ({ ...(await open()), clock }));
});
describe('the SQLite catalog as a store of raised regions', () => {
  raisedRegionStoreContract(async () => ({ ...(await open()), clock }));
});
describe('the SQLite catalog as a store of wishes for a new scoring', () => {
  rescoreStoreContract(async () => ({ ...(await open()), clock }));
});
describe('the SQLite catalog as a worker store', () => {
  workerStoreContract(async () => ({ workers: (await open()).workers, clock }));
});
describe('the SQLite catalog as an attachment store', () => {
  attachmentStoreContract(open);
});

describe('the catalog file', () => {
  it('is made with its folder, for its owner only', async () => {
    file = join(folder, 'new', 'catalog.sqlite');
    await (await open()).ping();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is shared by processes: what one has written another reads', async () => {
    const [web, transcoder] = [await open(), await open()];
    const words = { displayName: '', role: 'admin', region: 'CN', password: 'x' } as const;
    const account = await web.accounts.create({ username: 'a', ...words });
    expect(await transcoder.accounts.get(account.id)).toEqual(account);
  });

  it('waits for a write lock that another process holds instead of failing', async () => {
    const catalog = await open();
    const holder = spawn(process.execPath, [
      `${import.meta.dirname}/../fixtures/write-lessons.ts`,
      file,
    ]);
    await once(createInterface({ input: holder.stdout }), 'line');
    for (let index = 0; index < 20; index += 1) {
      const worker = { id: 'w', host: 'h', lessonId: null, progress: 0, speed: null };
      await expect(catalog.workers.report(worker)).resolves.toBeUndefined();
    }
    await kill(holder);
  });

  it('loses no acknowledged lesson when its writer is killed', async () => {
    const acknowledged: string[] = [];
    for (let kills = 0; kills < 3; kills += 1) {
      const writer = spawn(process.execPath, [
        `${import.meta.dirname}/../fixtures/write-lessons.ts`,
        file,
      ]);
      const lines = createInterface({ input: writer.stdout });
      const enough = Promise.withResolvers<void>();
      lines.on('line', (id) => {
        acknowledged.push(id);
        if (acknowledged.length >= (kills + 1) * 30) enough.resolve();
      });
      await enough.promise;
      const read = once(lines, 'close');
      await kill(writer);
      await read;
    }
    const { lessons } = await open();
    const missing = await Promise.all(acknowledged.map((id) => lessons.get(id)));
    expect(missing.filter((lesson) => lesson === null)).toEqual([]);
    expect(new DatabaseSync(file).prepare('pragma integrity_check').get()).toEqual({
      integrity_check: 'ok',
    });
  });

  it('cannot be asked once it is closed', async () => {
    const catalog = await openCatalog({ file });
    await catalog.close();
    await expect(catalog.ping()).rejects.toThrow();
  });
});

describe('migrating', () => {
  const connect = () =>
    new Kysely<Tables>({ dialect: new NodeSqliteDialect(new DatabaseSync(file)) });
  const schema = () =>
    new DatabaseSync(file)
      .prepare('select type, name, sql from sqlite_schema order by type, name')
      .all();
  const names = ALL_MIGRATIONS.map((migration) => migration.name);

  it.each(names.map((_, done) => [done, names.slice(done)] as const))(
    'from a catalog with the first %i migrations runs %j, once, to the same schema',
    async (done, missing) => {
      const db = connect();
      await migrate(db, ALL_MIGRATIONS.slice(0, done), () => 1);
      expect(await migrate(db, ALL_MIGRATIONS, () => 2)).toEqual(missing);
      expect(await migrate(db, ALL_MIGRATIONS, () => 3)).toEqual([]);
      await db.destroy();
      const upgraded = schema();
      await rm(file);
      await open();
      expect(upgraded).toEqual(schema());
    },
  );

  it('leaves nothing of a migration that fails, and goes on from there', async () => {
    const db = connect();
    const broken = {
      name: names[1]!,
      async up(tx: Kysely<unknown>) {
        await tx.schema.createTable('half').addColumn('a', 'integer').execute();
        throw new Error('broken half-way');
      },
    };
    await expect(migrate(db, [ALL_MIGRATIONS[0]!, broken], () => 1)).rejects.toThrow('half-way');
    expect(schema().filter((each) => each.name === 'half')).toEqual([]);
    expect(await migrate(db, ALL_MIGRATIONS, () => 1)).toEqual(names.slice(1));
    await db.destroy();
  });

  it('refuses a catalog of a newer release in one sentence that says what to do', async () => {
    const db = connect();
    const future = { name: '999-future', up: async () => {} };
    await migrate(db, [...ALL_MIGRATIONS, future], () => 1);
    await db.destroy();
    await expect(openCatalog({ file })).rejects.toThrow(CatalogTooNewError);
    await expect(openCatalog({ file })).rejects.toThrow(
      /newer release.*999-future.*start that release/,
    );
  });

  it('is done once by processes that open a new catalog at the same moment', async () => {
    const writers = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, [`${import.meta.dirname}/../fixtures/write-lessons.ts`, file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(
      writers.map(async (writer) => {
        const line = once(createInterface({ input: writer.stdout! }), 'line');
        const outcome = await Promise.race([line, once(writer, 'exit')]);
        expect(String(outcome[0])).toMatch(/^lesson-/);
      }),
    );
    await Promise.all(writers.map(kill));
    const rows = new DatabaseSync(file)
      .prepare('select name from migrations order by position')
      .all();
    expect(rows.map((row) => row.name)).toEqual(names);
  });
});

describe('a list', () => {
  const all: LessonQuery = {
    scope: regionScope('CN'),
    ownerId: null,
    state: null,
    subject: null,
    grade: null,
    region: null,
    q: null,
    sort: 'newest',
    limit: 50,
    cursor: null,
  };
  it.each<Partial<LessonQuery>>([
    {},
    { sort: 'oldest' },
    { sort: 'title' },
    { sort: 'score' },
    { scope: regionScope('41') },
    { scope: regionScope('41'), sort: 'title' },
    { scope: regionScope('41'), sort: 'score' },
    { scope: regionScope('4101') },
    { scope: regionScope('410102') },
    { ownerId: 'account-1' },
    { state: 'failed' },
    { q: '圆' },
    { scope: regionScope('41'), state: 'ready', subject: '数学', q: '圆' },
  ])('asked for by %j walks an index in its order and sorts nothing', async (asked) => {
    await open();
    const database = new DatabaseSync(file);
    const statements: { sql: string; parameters: readonly unknown[] }[] = [];
    const db = new Kysely<Tables>({
      dialect: new NodeSqliteDialect(database),
      log: (event) => {
        statements.push(event.query);
      },
    });
    await listLessons(db, { ...all, ...asked });
    const { sql, parameters } = statements[0]!;
    const plan = database
      .prepare(`explain query plan ${sql}`)
      .all(...(parameters as string[]))
      .map((step) => String(step.detail))
      .join('; ');
    await db.destroy();
    expect(plan).toMatch(/^(SEARCH|SCAN) lessons USING INDEX lessons_by_\w+( \([^)]*\))?$/);
  });
});

async function kill(child: ReturnType<typeof spawn>): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

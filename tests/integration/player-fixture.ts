import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { createHttpServer } from '../../config/http/create-http-server.ts';
import { player } from '../../player/player.ts';
import type { Role } from '../../storage/catalog/account.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';

export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>;

export type PlayerFixture = Readonly<{
  origin: string;
  catalog: Catalog;
  media: MediaStore;
  mediaKey: Buffer;
  folder: string;
  /** What the player takes for now; milliseconds since 1970. */
  clock: { now: number };
  /** The path goes out as it is: no client in between resolves its dots or escapes. */
  ask(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  signIn(username: string, role: Role, region: string): Promise<Record<string, string>>;
  /** A lesson of the account, ready under version v1 with the given files; without files: still queued. */
  addLesson(id: string, owner: string, region: string, files?: Files): Promise<void>;
  close(): Promise<void>;
}>;

export type Files = Readonly<Record<string, string | Buffer>>;

/** The player over real HTTP, on a real catalog and media folder. */
export async function openPlayer(
  options: Readonly<{ webAppDir?: string; trustProxy?: boolean }> = {},
): Promise<PlayerFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'youke-player-'));
  const catalog = await openCatalog({ file: join(folder, 'catalog.sqlite') });
  const media = await createDiskMediaStore({ root: join(folder, 'media') });
  const mediaKey = Buffer.alloc(32, 1);
  const clock = { now: Date.now() };
  const log = pino({ level: 'silent' });
  const { trustProxy = false, webAppDir = join(folder, 'no-web-app') } = options;
  const server = await createHttpServer({
    log,
    trustProxy,
    authenticate: (token) => catalog.sessions.resolve(token),
  });
  const deps = { catalog, media, mediaKey, log, webAppDir, now: () => clock.now };
  await server.register(player, deps);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${port}`,
    catalog,
    media,
    mediaKey,
    folder,
    clock,
    ask: (path, headers = {}, method = 'GET') => ask(port, path, headers, method),
    async signIn(username, role, region) {
      const account = await catalog.accounts.create({
        username,
        displayName: username,
        role,
        region,
        password: 'long enough',
      });
      const { token } = await catalog.sessions.open(account.id, 3600);
      return { authorization: `Bearer ${token}` };
    },
    async addLesson(id, owner, region, files) {
      const account = await catalog.accounts.findByUsername(owner);
      await catalog.lessons.create({ ...lessonFacts(id, region), owner, ownerId: account!.id });
      await catalog.lessons.finishUpload(id, 1000);
      if (files === undefined) return;
      const scratch = await media.openScratch(`attempt-${id}`);
      await writeFiles(scratch, files);
      await media.addToVersion(id, 'v1', scratch);
      await catalog.lessons.joinAttempt(id, 1, `attempt-${id}`);
      await catalog.lessons.completeAttempt(id, `attempt-${id}`, {
        version: 'v1',
        durationSeconds: 12,
        scores: { clarity: 80, audio: 70, cuts: 90, overall: 80 },
        report: {} as Report,
      });
    },
    async close() {
      await server.close();
      await catalog.close();
      await rm(folder, { recursive: true });
    },
  };
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

function lessonFacts(id: string, region: string) {
  return {
    id,
    region,
    uploadId: `upload-${id}`,
    filename: `${id}.mp4`,
    title: id,
    subject: '数学',
    grade: '七年级',
    textbook: '',
    textbookNode: '',
    uploadMetadata: '',
    traceId: `trace-${id}`,
  };
}

function ask(
  port: number,
  path: string,
  headers: Record<string, string>,
  method: string,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outgoing = request({ host: '127.0.0.1', port, path, headers, method }, async (response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const { statusCode: status = 0, headers } = response;
    resolve({ status, headers, body: Buffer.concat(chunks) });
  });
  outgoing.on('error', reject).end();
  return promise;
}

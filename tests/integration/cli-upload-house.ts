import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { expect } from 'vitest';
import { upload } from '../../scripts/commands/upload.ts';
import type { JournalEntry } from '../../scripts/upload/upload-journal.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { type CliIngest, openCliIngest } from './cli-ingest.ts';
import { type CommandOutcome, runInProcess } from './cli-io.ts';

export const MIB = 1024 * 1024;

/** A server with a teacher, and everything that a test of `youke upload` asks of both. */
export type UploadHouse = Readonly<{
  server: CliIngest;
  origin: string;
  /** A home of this test's own, with the account to sign in with. */
  freshHome: () => Promise<UploadHome>;
  makeFile: (name: string, sizeBytes: number) => Promise<string>;
  /** The lesson is queued and its source is the file, byte for byte. */
  expectArrived: (lessonId: string, file: string) => Promise<void>;
  lessonsOf: (filename: string) => Promise<readonly LessonRecord[]>;
  token: () => Promise<string>;
  close: () => Promise<void>;
}>;

export type UploadHome = Readonly<{
  env: Readonly<Record<string, string>>;
  run: (
    args: readonly string[],
    options?: Readonly<{ signal?: AbortSignal; env?: object }>,
  ) => Promise<CommandOutcome>;
  journal: () => Promise<readonly JournalEntry[]>;
}>;

export async function openUploadHouse(maxUploadBytes: number): Promise<UploadHouse> {
  const server = await openCliIngest({ maxUploadBytes });
  const { catalog, folder, media } = server;
  const { id: ownerId } = await catalog.accounts.create({
    username: 'teacher',
    displayName: '李娜',
    role: 'teacher',
    region: '410102',
    password: 'long enough',
  });
  return {
    server,
    origin: `http://127.0.0.1:${server.port}`,
    freshHome: async () => openHome(await mkdtemp(join(folder, 'state-'))),
    async makeFile(name, sizeBytes) {
      const file = join(folder, name);
      await writeFile(file, videoBytes(sizeBytes).subarray(0, sizeBytes));
      return file;
    },
    async expectArrived(lessonId, file) {
      expect(await catalog.lessons.get(lessonId)).toMatchObject({ state: 'queued' });
      const source = await media.read({ kind: 'source', lessonId });
      expect(await digest(source)).toBe(await digest(createReadStream(file)));
    },
    async lessonsOf(filename) {
      const none = { state: null, subject: null, grade: null, region: null, q: null };
      const page = await catalog.lessons.list({
        ...none,
        ...{ scope: { prefix: '' }, ownerId, sort: 'newest', limit: 200, cursor: null },
      });
      return page.items.filter((lesson) => lesson.filename === filename);
    },
    token: async () => (await catalog.sessions.open(ownerId, 60)).token,
    close: () => server.close(),
  };
}

function openHome(state: string): UploadHome {
  const env = { YOUKE_USER: 'teacher', YOUKE_PASSWORD: 'long enough', XDG_STATE_HOME: state };
  const folder = join(state, 'youke', 'uploads');
  return {
    env,
    run: (args, options = {}) =>
      runInProcess(upload, args, { ...env, ...options.env }, options.signal),
    async journal() {
      const texts = (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8'));
      return (await Promise.all(texts)).map((text) => JSON.parse(text) as JournalEntry);
    },
  };
}

async function digest(content: NodeJS.ReadableStream): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(content, hash);
  return hash.digest('hex');
}

import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { type BadLine, openBadLine } from '../fixtures/storm/bad-line.ts';
import { type IngestProcess, startIngestProcess } from '../fixtures/storm/ingest-process.ts';
import { judgeLessons } from '../fixtures/storm/judge-lessons.ts';
import { drawLinePlan } from '../fixtures/storm/line-plan.ts';
import { listLessons } from '../fixtures/storm/list-lessons.ts';
import { readSources } from '../fixtures/storm/read-sources.ts';
import { runStorm } from '../fixtures/storm/run-storm.ts';
import { createSeededRandom } from '../fixtures/storm/seeded-random.ts';
import { SEND_BY_KIND, type UploadKind } from '../fixtures/storm/send-by-kind.ts';
import { signInTeacher } from '../fixtures/storm/sign-in-teacher.ts';
import { steadyPort } from '../fixtures/storm/steady-port.ts';
import type { StormUpload } from '../fixtures/storm/upload-one.ts';

/*
 * The server is killed again and again under uploads that come through a bad line. By hand, at full length:
 *   YOUKE_CHAOS_KILLS=500 npx vitest run --config tests/vitest.config.ts tests/chaos/upload-storm.test.ts
 * YOUKE_CHAOS_SEED repeats what was drawn, YOUKE_CHAOS_KINDS (comma-separated) leaves kinds of upload out.
 */
const { env } = process;
const KILLS = Number(env.YOUKE_CHAOS_KILLS ?? 25);
const SEED = env.YOUKE_CHAOS_SEED ?? String(randomInt(1_000_000));
const KINDS = (env.YOUKE_CHAOS_KINDS?.split(',') ?? Object.keys(SEND_BY_KIND)) as UploadKind[];
const UPLOADS = 20;
const TIME_LIMIT_MS = 180_000 + KILLS * 10_000;

let dataDir: string;
let redis: TestRedis;
let ingest: IngestProcess;
let line: BadLine;
let origin: string;
let token: string;
const random = createSeededRandom(SEED);

beforeAll(async () => {
  redis = await startRedis();
  dataDir = await mkdtemp(join(tmpdir(), 'youke-storm-'));
  token = await signInTeacher(dataDir);
  const serverPort = await steadyPort();
  origin = `http://127.0.0.1:${serverPort}`;
  ingest = await startIngestProcess({
    ...env,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(serverPort),
    REDIS_URL: `unix:${redis.address.path}`,
    LOG_LEVEL: 'info',
    // Every lost answer to a creation leaves an upload behind, all of one teacher.
    YOUKE_MAX_OPEN_UPLOADS: '10000',
    YOUKE_MAX_OPEN_UPLOADS_PER_SCHOOL: '10000',
    YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT: '10000',
  });
  const chance = random.branch('line');
  line = await openBadLine({ serverPort, plan: () => drawLinePlan(chance) });
});
afterAll(async () => {
  await line?.close();
  await ingest?.end();
  await redis?.close();
  await rm(dataDir, { recursive: true, force: true });
});

test(
  `${KILLS} kill -9 under ${UPLOADS} uploads through a bad line: each file is one lesson, bit by bit`,
  async () => {
    console.log(`YOUKE_CHAOS_SEED=${SEED}`);
    const uploads = await runStorm({
      ingest,
      port: line.port,
      token,
      random,
      kinds: KINDS,
      uploads: UPLOADS,
      kills: KILLS,
    });
    // What has been acknowledged outlives this one as well.
    await ingest.killAndStart();
    console.log(describe(uploads));
    const broken = uploads.filter(({ history }) => history.broken !== null);
    const sent = uploads.filter(({ history }) => history.broken === null);
    let complaints: readonly string[] = [];
    const judge = async () => {
      const [lessons, sources] = [await listLessons(origin, token), await readSources(dataDir)];
      complaints = judgeLessons(sent, lessons, sources);
      return complaints;
    };
    try {
      const promises = broken.map(({ history }) => `${history.name}: ${history.broken}`);
      expect.soft(promises, 'promises that were broken').toEqual([]);
      await expect.poll(judge, { timeout: 60_000, interval: 1000 }).toEqual([]);
    } finally {
      const lost = sent.filter(({ title }) => complaints.some((each) => each.includes(title)));
      for (const { history } of [...broken, ...lost]) console.error(history.print());
      for (const error of ingest.errors()) console.error(error);
    }
    // It was a storm: every fault struck, and every kind of upload came through it.
    const { reset, stall, cut } = line.struck;
    expect(Math.min(reset, stall, cut)).toBeGreaterThan(0);
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  },
  TIME_LIMIT_MS,
);

function describe(uploads: readonly StormUpload[]): string {
  const mebibytes = uploads.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1024 ** 2;
  const { reset, stall, cut } = line.struck;
  const faults = `${reset} resets, ${stall} stalls, ${cut} cut answers`;
  return `${uploads.length} files, ${mebibytes.toFixed(0)} MiB; ${KILLS} kills, ${faults}`;
}

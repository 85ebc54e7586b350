import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { rescore } from '../../scripts/commands/rescore.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { MEASURES_FILE } from '../../storage/media/measures-file.ts';
import { createBullmqLessonWorker } from '../../storage/queue/bullmq-lesson-worker.ts';
import { lessonRun } from '../../storage/queue/job.ts';
import { createHeartbeat } from '../../transcoder/attempt/create-heartbeat.ts';
import { applyRescore, planRescore } from '../../transcoder/rescore/rescore-lesson.ts';
import { startRescorer } from '../../transcoder/rescore/start-rescorer.ts';
import { encodeChunk } from '../../transcoder/steps/encode-chunk.ts';
import { finishLesson } from '../../transcoder/steps/finish-lesson.ts';
import { measureSound } from '../../transcoder/steps/measure-sound.ts';
import { prepareLesson } from '../../transcoder/steps/prepare-lesson.ts';
import { createLessonProcessor } from '../../transcoder/worker.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { runInProcess } from './cli-io.ts';
import { addUploadingLesson } from './ingest-add-lesson.ts';
import { bearer, startIngest, type TestIngest } from './ingest-fixture.ts';
import { readEvents } from './ingest-read-events.ts';
import { LIMITS, makeFolder, SILENT_LOG, STANDARD } from './transcoder-fixture.ts';

const WAIT = { timeout: 60_000, interval: 20 };
let tmp: Awaited<ReturnType<typeof makeFolder>>;
let redis: TestRedis;
let ingest: TestIngest;
let tokens: Record<'operator' | 'elsewhere' | 'teacher' | 'reviewer', string>;
/** A lesson that a worker has made and whose source is gone: nothing can be decoded any more. */
let lessonId: string;
let version: string;
let first: Report;

const deps = () => ({ lessons: ingest.catalog.lessons, media: ingest.media, now: Date.now });
const reportOf = async (id = lessonId) => (await ingest.catalog.lessons.report(id))!;

beforeAll(async () => {
  tmp = await makeFolder();
  redis = await startRedis();
  ingest = await startIngest({ redis: redis.address, dataDir: join(tmp.path, 'data') });
  tokens = {
    operator: await ingest.signIn('operator', 'operator', '4101'),
    elsewhere: await ingest.signIn('elsewhere', 'operator', '42'),
    teacher: await ingest.signIn('teacher', 'teacher', '410102'),
    reviewer: await ingest.signIn('reviewer', 'reviewer', '410102'),
  };
  lessonId = await transcodeLesson();
  version = (await ingest.catalog.lessons.get(lessonId))!.version!;
  first = await reportOf();
  await ingest.media.remove({ kind: 'source', lessonId });
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
  await tmp.remove();
});

/** As a teacher hands it in and a worker makes it. */
async function transcodeLesson(): Promise<string> {
  const clip = join(tmp.path, 'clip.mp4');
  await makeClip(clip, { width: 320, height: 240, seconds: 4 });
  const { id } = await addUploadingLesson(ingest, 'teacher');
  await ingest.media.adopt({ kind: 'source', lessonId: id }, clip);
  await ingest.queue.enqueue(lessonRun((await ingest.catalog.lessons.finishUpload(id, 1))!));
  const heartbeat = createHeartbeat({
    workers: ingest.catalog.workers,
    ...{ id: 'worker-1', host: 'here', places: 1, everySeconds: 1, log: SILENT_LOG },
  });
  const worker = createBullmqLessonWorker({
    ...{ redis: redis.address, concurrency: 1 },
    process: createLessonProcessor({
      ...{ catalog: ingest.catalog, media: ingest.media, ladder: LESSON_LADDER },
      ...{ steps: { prepareLesson, encodeChunk, measureSound, finishLesson }, standard: STANDARD },
      ...{ limits: LIMITS, heartbeat, log: SILENT_LOG },
    }),
  });
  await vi.waitFor(async () => {
    expect((await ingest.catalog.lessons.get(id))?.state).toBe('ready');
  }, WAIT);
  await worker.close();
  await heartbeat.close();
  return id;
}

/** What an earlier release may have said: other scores, and nothing of the scorer. */
function oldReport(): Report {
  const { scorer: _s, costs: _c, profileVersion: _v, profileTitle: _t, ...old } = first;
  return { ...old, scores: { clarity: 1, audio: 2, cuts: 3, overall: 4 } };
}

beforeEach(async () => {
  expect(await ingest.catalog.lessons.replaceReport(lessonId, version, oldReport())).not.toBeNull();
});

const post = (who: keyof typeof tokens, id: string, query = '') =>
  fetch(`${ingest.url}/api/lessons/${id}/rescore${query}`, {
    method: 'POST',
    headers: bearer(tokens[who]),
  });
const pending = () => ingest.catalog.rescores.pending(10);

async function serveAll(): Promise<void> {
  const { rescores } = ingest.catalog;
  const rescorer = startRescorer({ ...deps(), rescores, log: SILENT_LOG, everySeconds: 0.02 });
  await vi.waitFor(async () => expect(await pending()).toEqual([]), WAIT);
  await rescorer.close();
}

describe('an operator', () => {
  it('has a lesson scored anew: the report says by whom, and whoever watches hears of it', async () => {
    const { url } = ingest;
    const latest = await ingest.catalog.lessons.latestRevision();
    const since = { ...bearer(tokens.teacher), 'last-event-id': String(latest) };
    const answer = await post('operator', lessonId);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ id: lessonId, state: 'ready' });
    const before = Date.now();
    await serveAll();

    const events = await readEvents(`${url}/api/events`, since);
    const event = await events.next();
    events.close();
    expect(event).toMatchObject({ name: 'lesson', data: { id: lessonId, scores: first.scores } });

    const told = await fetch(`${url}/api/lessons/${lessonId}/report`, {
      headers: bearer(tokens.teacher),
    });
    const { rescoredAt, ...report } = (await told.json()) as Report;
    expect(report).toEqual({ ...first, rescoredBy: 'operator' });
    expect(Date.parse(rescoredAt!)).toBeGreaterThanOrEqual(before);
  });

  it('may hold it against another standard', async () => {
    expect((await post('operator', lessonId, '?profile=open-course-2011')).status).toBe(202);
    await serveAll();
    expect(await reportOf()).toMatchObject({
      profile: 'open-course-2011',
      profileVersion: 1,
      scores: first.scores,
      delivery: first.delivery,
    });
  });

  it.each([
    ['teacher', 403],
    ['reviewer', 403],
    ['elsewhere', 404],
  ] as const)('is not a %s: %d', async (who, status) => {
    expect((await post(who, lessonId)).status).toBe(status);
    expect(await pending()).toEqual([]);
  });

  it('is told which standards there are not, and which lessons cannot be scored anew', async () => {
    expect((await post('operator', lessonId, '?profile=mars')).status).toBe(400);
    expect((await post('operator', lessonId, '?colour=red')).status).toBe(400);
    const { id } = await addUploadingLesson(ingest, 'teacher');
    expect(await (await post('operator', id)).json()).toMatchObject({ code: 'wrong-state' });
    const unmeasured = await scoredWithout(null);
    const answer = await post('operator', unmeasured);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: 'measures-missing' });
    expect(await pending()).toEqual([]);
  });

  it('waits for no lesson whose measures are of no use: it keeps its report', async () => {
    const id = await scoredWithout('not what we have written');
    expect((await post('operator', id)).status).toBe(202);
    expect((await post('operator', lessonId)).status).toBe(202);
    await serveAll();
    expect(await reportOf(id)).toEqual(first);
    expect((await reportOf()).rescoredBy).toBe('operator');
  });
});

/** A lesson that is ready, with something else in place of its measures. */
async function scoredWithout(content: string | null): Promise<string> {
  const { lessons } = ingest.catalog;
  const { id } = await addUploadingLesson(ingest, 'teacher');
  await lessons.finishUpload(id, 1);
  await lessons.joinAttempt(id, 1, `v-${id}`);
  const result = { durationSeconds: 4, scores: first.scores, report: first };
  await lessons.completeAttempt(id, `v-${id}`, { version: `v-${id}`, ...result });
  if (content !== null) {
    const path = {
      kind: 'rendition',
      lessonId: id,
      version: `v-${id}`,
      file: MEASURES_FILE,
    } as const;
    await ingest.media.write(path, Readable.from([content]));
  }
  return id;
}

describe('a lesson', () => {
  it('that was processed anew meanwhile is left', async () => {
    const { lessons } = ingest.catalog;
    const id = await scoredWithout(null);
    const measures = { kind: 'rendition', version, lessonId, file: MEASURES_FILE } as const;
    await ingest.media.link(measures, { ...measures, lessonId: id, version: `v-${id}` });
    const plan = await planRescore(deps(), { lessonId: id, profile: null, by: 'test' });
    await lessons.requeue(id);
    await lessons.joinAttempt(id, 2, 'newer');
    const newer = { ...first, scores: { ...first.scores, overall: 99 } };
    const result = { durationSeconds: 4, scores: newer.scores, report: newer };
    await lessons.completeAttempt(id, 'newer', { version: 'newer', ...result });
    if ('left' in plan) throw new Error(plan.left);
    expect(await applyRescore(deps(), plan)).toEqual({ left: 'changed-meanwhile' });
    expect(await reportOf(id)).toEqual(newer);
  });
});

describe('youke rescore', () => {
  const env = () => ({ DATA_DIR: join(tmp.path, 'data') });
  const run = (...args: string[]) => runInProcess(rescore, args, env());

  it('does all that are scored beside a running system, without any tool on PATH', async () => {
    const main = join(import.meta.dirname, '../../scripts/main.ts');
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [main, 'rescore', '--all'],
      { env: { ...env(), PATH: tmp.path } },
    );
    expect(stdout).toMatch(new RegExp(`${lessonId} +1 → ${first.scores.clarity} `));
    expect(stdout).toContain('已改变 · changed 1');
    expect(stderr).toContain('100%');
    const { rescoredAt, ...report } = await reportOf();
    expect(report).toEqual({ ...first, rescoredBy: 'youke rescore' });
    const again = await run('--all');
    expect(again).toMatchObject({ status: 0 });
    expect(again.stdout).toContain('已改变 · changed 0，不变 · same 1');
    expect((await reportOf()).rescoredAt).toBe(rescoredAt);
  });

  it('says with --dry-run what would change, and changes nothing', async () => {
    const outcome = await run('--lesson', lessonId, '--dry-run', '--profile', 'open-course-2011');
    expect(outcome.status).toBe(0);
    expect(outcome.stdout).toContain(`4 → ${first.scores.overall}`);
    expect(outcome.stdout).toMatch(/henan-youke-2019: \d+\/\d+ → open-course-2011: \d+\/\d+/);
    expect(outcome.stdout).toContain('将改变 · would change 1');
    expect(await reportOf()).toEqual(oldReport());
  });

  it('ends in 1 where a lesson that was named keeps its report, and says why', async () => {
    const id = await scoredWithout(null);
    const outcome = await run('--lesson', id, '--lesson', lessonId, '--lesson', 'nobody');
    expect(outcome.status).toBe(1);
    expect(outcome.stdout).toMatch(new RegExp(`${id} .*no measures are kept`));
    expect(outcome.stdout).toMatch(/nobody .*has no report/);
    expect((await reportOf()).scores).toEqual(first.scores);
  });

  it.each([
    [[], '--all'],
    [['--all', '--lesson', 'x'], '--all'],
    [['x'], '--lesson ID'],
    [['--all', '--profile', 'mars'], 'known: henan-youke-2019'],
  ])('%j is refused with exit 1', async (args, said) => {
    const outcome = await run(...args);
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toContain(said);
  });

  it('finds no catalog where there is none', async () => {
    const outcome = await runInProcess(rescore, ['--all'], { DATA_DIR: join(tmp.path, 'other') });
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toContain('DATA_DIR');
  });
});

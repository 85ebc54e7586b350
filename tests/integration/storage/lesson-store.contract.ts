import { beforeEach, describe, expect, it } from 'vitest';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import {
  CursorError,
  type LessonQuery,
  type LessonResult,
  type LessonStore,
  type NewLesson,
} from '../../../storage/catalog/lesson-store.ts';
import { regionScope } from '../../../storage/catalog/region-scope.ts';
import { newLesson } from '../../fixtures/new-lesson.ts';
import { sampleReport } from '../../fixtures/sample-report.ts';

/** An empty store under a clock that the test turns. */
export type LessonStoreUnderTest = Readonly<{ lessons: LessonStore; clock: { now: number } }>;

const START = 1_700_000_000_000;
const FAILURE = { code: 'truncated', message: 'the file ends early' } as const;
const ALL: LessonQuery = {
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

function resultOf(version: string, overall: number | null): LessonResult {
  const scores = { clarity: 86, audio: 62, cuts: 92, overall };
  return { version, durationSeconds: 61.5, scores, report: { ...sampleReport, scores } };
}

/** What every lesson store must do. */
export function lessonStoreContract(open: () => Promise<LessonStoreUnderTest>): void {
  let lessons: LessonStore;
  let clock: { now: number };

  beforeEach(async () => {
    ({ lessons, clock } = await open());
    clock.now = START;
  });

  const queued = async (id: string, given: Partial<NewLesson> = {}) => {
    await lessons.create(newLesson(id, given));
    return (await lessons.finishUpload(id, 1000))!;
  };
  const processing = async (id: string, attemptId = `attempt-${id}`) => {
    await queued(id);
    return (await lessons.joinAttempt(id, 1, attemptId))!;
  };
  const ready = async (id: string, overall: number | null = 80, given: Partial<NewLesson> = {}) => {
    await queued(id, given);
    await lessons.joinAttempt(id, 1, `attempt-${id}`);
    return (await lessons.completeAttempt(id, `attempt-${id}`, resultOf('v1', overall)))!;
  };
  const ids = (items: readonly LessonRecord[]) => items.map((item) => item.id);
  const list = async (query: Partial<LessonQuery>) =>
    ids((await lessons.list({ ...ALL, ...query })).items);

  describe('a new lesson', () => {
    it('is uploading, with what was announced', async () => {
      const created = await lessons.create(newLesson('a'));
      expect(created).toEqual({
        ...newLesson('a'),
        state: 'uploading',
        playable: false,
        progress: 0,
        createdAt: START,
        updatedAt: START,
        durationSeconds: null,
        source: null,
        duplicateOf: null,
        scores: null,
        failure: null,
        sourceSizeBytes: null,
        sourceSha256: null,
        uploadConcat: '',
        generation: 0,
        attemptId: null,
        attempts: 0,
        raised: false,
        version: null,
        queuedAt: null,
        startedAt: null,
        finishedAt: null,
        revision: 1,
      });
      expect(await lessons.get('a')).toEqual(created);
      expect(await lessons.findByUpload('upload-a')).toEqual(created);
    });

    it('is not made twice for one upload', async () => {
      await lessons.create(newLesson('a'));
      await expect(lessons.create(newLesson('b', { uploadId: 'upload-a' }))).rejects.toThrow();
      expect(await lessons.get('b')).toBeNull();
    });

    it('is not there before it is made', async () => {
      expect(await lessons.get('a')).toBeNull();
      expect(await lessons.findByUpload('upload-a')).toBeNull();
      expect(await lessons.report('a')).toBeNull();
    });
  });

  describe('an upload on its way', () => {
    it('tells how far it is; one that is over is left alone', async () => {
      await lessons.create(newLesson('a'));
      await queued('b');
      const before = await lessons.get('b');
      await lessons.recordUploadProgress([
        { lessonId: 'a', progress: 0.25 },
        { lessonId: 'b', progress: 0.5 },
        { lessonId: 'nobody', progress: 0.5 },
      ]);
      expect(await lessons.get('a')).toMatchObject({ state: 'uploading', progress: 0.25 });
      expect(await lessons.get('b')).toEqual(before);
      expect(ids(await lessons.changedSince(before!.revision, 10))).toEqual(['a']);
    });

    it('tells what its head says of the source; a measured length is not taken back', async () => {
      const facts = { container: 'mp4', durationSeconds: 61, width: 1280, height: 720 };
      await lessons.create(newLesson('a'));
      const told = await lessons.recordSourceFacts('a', { ...facts, hasSound: false });
      expect(told).toMatchObject({ source: { ...facts, hasSound: false }, durationSeconds: 61 });
      await ready('b');
      const later = await lessons.recordSourceFacts('b', { ...facts, hasSound: null });
      expect(later).toMatchObject({ state: 'ready', durationSeconds: 61.5 });
      expect(await lessons.recordSourceFacts('nobody', { ...facts, hasSound: true })).toBeNull();
    });

    it('fails when its first bytes are of no video, and only while it is uploading', async () => {
      const failure = { code: 'not-a-video', message: 'text' } as const;
      await lessons.create(newLesson('a'));
      expect(await lessons.rejectUpload('a', failure)).toMatchObject({ state: 'failed', failure });
      expect(await lessons.requeue('a')).toBeNull();
      await queued('b');
      expect(await lessons.rejectUpload('b', failure)).toBeNull();
    });
  });

  describe('the facts of a lesson', () => {
    const corrected = {
      title: '梯形的面积',
      subject: '科学',
      grade: '五年级',
      textbook: '北师大版',
      textbookNode: '第三单元',
      region: '410105',
    };

    it('can be corrected in any state, and are found by what they say now', async () => {
      const before = await ready('a');
      expect(await lessons.changeFacts('a', corrected)).toMatchObject({
        ...corrected,
        state: 'ready',
        owner: 'wang',
      });
      expect(await list({ q: '梯形 wang 第三单元' })).toEqual(['a']);
      expect(await list({ q: '圆的面积' })).toEqual([]);
      expect(await list({ scope: regionScope('410105') })).toEqual(['a']);
      expect(await list({ scope: regionScope('410102') })).toEqual([]);
      expect(ids(await lessons.changedSince(before.revision, 10))).toEqual(['a']);
      expect(await lessons.changeFacts('nobody', corrected)).toBeNull();
    });

    it('can be corrected one by one, and by two at once', async () => {
      const { title: _, subject: __, ...rest } = corrected;
      await lessons.create(newLesson('a', rest));
      await Promise.all([
        lessons.changeFacts('a', { title: corrected.title }),
        lessons.changeFacts('a', { subject: corrected.subject }),
      ]);
      expect(await lessons.get('a')).toMatchObject(corrected);
      expect(await list({ q: '梯形 第三单元', scope: regionScope('410105') })).toEqual(['a']);
    });
  });

  describe('the digest of a source', () => {
    const DIGEST = 'ab'.repeat(32);

    it('is asked for while it is not known, oldest first', async () => {
      await lessons.create(newLesson('uploading'));
      await queued('a');
      clock.now += 1;
      await queued('b');
      expect(ids(await lessons.withoutDigest(10))).toEqual(['a', 'b']);
      expect(ids(await lessons.withoutDigest(1))).toEqual(['a']);
      expect(await lessons.recordDigest('a', DIGEST, null)).toMatchObject({ sourceSha256: DIGEST });
      expect(ids(await lessons.withoutDigest(10))).toEqual(['b']);
      expect(await lessons.recordDigest('uploading', DIGEST, null)).toBeNull();
    });

    it('can only be the same where the size is: of the same teacher, oldest first', async () => {
      const first = await queued('first');
      clock.now += 1;
      await queued('again');
      await queued('colleague', { ownerId: 'account-2' });
      await lessons.create(newLesson('uploading'));
      await lessons.create(newLesson('longer'));
      await lessons.finishUpload('longer', 1001);
      clock.now += 1;
      const third = await queued('third');
      expect(ids(await lessons.sameSizeSources(third))).toEqual(['first', 'again']);
      expect(ids(await lessons.sameSizeSources(first))).toEqual(['again', 'third']);
    });

    it('finds the oldest lesson of the same teacher with the same bytes', async () => {
      await queued('first');
      clock.now += 1;
      await queued('again');
      clock.now += 1;
      const third = await queued('third');
      await queued('colleague', { ownerId: 'account-2' });
      await lessons.recordDigest('first', DIGEST, null);
      await lessons.recordDigest('again', DIGEST, 'first');
      await lessons.recordDigest('colleague', DIGEST, null);
      expect(await lessons.get('again')).toMatchObject({ duplicateOf: 'first' });
      expect(await lessons.findSameSource(third, DIGEST)).toMatchObject({ id: 'first' });
      expect(await lessons.findSameSource((await lessons.get('first'))!, DIGEST)).toBeNull();
      expect(await lessons.findSameSource(third, 'cd'.repeat(32))).toBeNull();
      expect(await lessons.findSameSource({ ...third, sourceSizeBytes: 999 }, DIGEST)).toBeNull();
    });
  });

  describe('the way of a lesson', () => {
    it('goes from the upload over an attempt to ready, with its report', async () => {
      await lessons.create(newLesson('a'));
      clock.now += 1000;
      expect(await lessons.finishUpload('a', 12_345)).toMatchObject({
        state: 'queued',
        sourceSizeBytes: 12_345,
        generation: 1,
        queuedAt: START + 1000,
      });
      clock.now += 1000;
      expect(await lessons.joinAttempt('a', 1, 'attempt-1')).toMatchObject({
        state: 'processing',
        attemptId: 'attempt-1',
        attempts: 1,
        progress: 0,
        startedAt: START + 2000,
      });
      expect(await lessons.recordProgress('a', 'attempt-1', 0.5)).toMatchObject({ progress: 0.5 });
      clock.now += 1000;
      const result = resultOf('v1', 78);
      const done = await lessons.completeAttempt('a', 'attempt-1', result);
      expect(done).toMatchObject({
        state: 'ready',
        playable: true,
        progress: 1,
        version: 'v1',
        durationSeconds: 61.5,
        scores: result.scores,
        attemptId: null,
        failure: null,
        finishedAt: START + 3000,
        updatedAt: START + 3000,
      });
      expect(await lessons.get('a')).toEqual(done);
      expect(await lessons.report('a')).toEqual(result.report);
    });

    it('ends in failed when the attempt says so', async () => {
      await processing('a');
      clock.now += 1000;
      expect(await lessons.failAttempt('a', 'attempt-a', FAILURE)).toMatchObject({
        state: 'failed',
        failure: FAILURE,
        attemptId: null,
        playable: false,
        finishedAt: START + 1000,
      });
    });

    it('is one attempt for all who join it, in whatever order they come', async () => {
      const begun = await processing('a', 'first');
      await lessons.recordProgress('a', 'first', 0.7);
      clock.now += 1000;
      const before = await lessons.get('a');
      expect(await lessons.joinAttempt('a', 1, 'second')).toEqual(before);
      expect(before).toMatchObject({
        attemptId: 'first',
        attempts: 1,
        progress: 0.7,
        startedAt: begun.startedAt,
      });
      expect(await lessons.recordProgress('a', 'second', 0.9)).toBeNull();
      expect(await lessons.becomePlayable('a', 'second')).toBeNull();
      expect(await lessons.completeAttempt('a', 'second', resultOf('v1', 1))).toBeNull();
      expect(await lessons.failAttempt('a', 'second', FAILURE)).toBeNull();
      expect(await lessons.get('a')).toEqual(before);
    });

    it('takes no attempt of another generation', async () => {
      await queued('a');
      expect(await lessons.joinAttempt('a', 0, 'x')).toBeNull();
      expect(await lessons.joinAttempt('a', 2, 'x')).toBeNull();
    });

    it('lets progress go forward only, from 0 to 1', async () => {
      await processing('a');
      const record = (progress: number) => lessons.recordProgress('a', 'attempt-a', progress);
      expect(await record(0.4)).toMatchObject({ progress: 0.4 });
      expect(await record(0.3)).toMatchObject({ progress: 0.4 });
      expect(await record(-1)).toMatchObject({ progress: 0.4 });
      expect(await record(7)).toMatchObject({ progress: 1 });
    });

    it('is ended by the queue that gave it up, in the generation it gave up', async () => {
      await processing('a');
      expect(await lessons.fail('a', 2, FAILURE)).toBeNull();
      expect(await lessons.fail('a', 1, FAILURE)).toMatchObject({
        state: 'failed',
        failure: FAILURE,
        attemptId: null,
      });
      await queued('b');
      expect(await lessons.fail('b', 1, FAILURE)).toMatchObject({ state: 'failed' });
    });

    it('is cancelled while anything is still to come', async () => {
      await lessons.create(newLesson('a'));
      await queued('b');
      await processing('c');
      for (const id of ['a', 'b', 'c']) {
        expect(await lessons.cancel(id)).toMatchObject({ state: 'cancelled', attemptId: null });
      }
      expect(await lessons.recordProgress('c', 'attempt-c', 0.5)).toBeNull();
    });

    it('is put to work again after failing, under the next generation', async () => {
      await processing('a');
      await lessons.failAttempt('a', 'attempt-a', FAILURE);
      clock.now += 5000;
      expect(await lessons.requeue('a')).toMatchObject({
        state: 'queued',
        generation: 2,
        attempts: 0,
        failure: null,
        progress: 0,
        queuedAt: START + 5000,
        startedAt: null,
        finishedAt: null,
      });
      expect(await lessons.joinAttempt('a', 1, 'late')).toBeNull();
      expect(await lessons.joinAttempt('a', 2, 'again')).toMatchObject({ attempts: 1 });
    });

    it('stays playable, with scores and report, while it is made anew', async () => {
      await ready('a', 80);
      expect(await lessons.requeue('a')).toMatchObject({
        state: 'queued',
        playable: true,
        version: 'v1',
        scores: { overall: 80 },
      });
      await lessons.joinAttempt('a', 2, 'second');
      const second = resultOf('v2', 90);
      await lessons.completeAttempt('a', 'second', second);
      expect(await lessons.get('a')).toMatchObject({ version: 'v2', scores: { overall: 90 } });
      expect(await lessons.report('a')).toEqual(second.report);
    });

    it('is given another report and other scores, under a change of its own', async () => {
      const before = await ready('a', 80);
      await ready('b', 70);
      const { report } = resultOf('v1', 60);
      const record = await lessons.replaceReport('a', 'v1', report);
      expect(record).toMatchObject({ state: 'ready', version: 'v1', scores: { overall: 60 } });
      expect(record!.revision).toBeGreaterThan(before.revision);
      expect(await lessons.report('a')).toEqual(report);
      expect(await list({ sort: 'score' })).toEqual(['b', 'a']);
    });

    it('is given another report while a new version is in the making, but not for an old one', async () => {
      await ready('a', 80);
      await lessons.requeue('a');
      await lessons.joinAttempt('a', 2, 'second');
      const { report } = resultOf('v1', 60);
      expect(await lessons.replaceReport('a', 'v1', report)).toMatchObject({
        state: 'processing',
        attemptId: 'second',
        scores: { overall: 60 },
      });
      const second = resultOf('v2', 90);
      await lessons.completeAttempt('a', 'second', second);
      const revision = await lessons.latestRevision();
      expect(await lessons.replaceReport('a', 'v1', report)).toBeNull();
      expect(await lessons.report('a')).toEqual(second.report);
      expect(await lessons.changedSince(revision, 10)).toEqual([]);
    });

    it('has no report to be replaced before it is scored', async () => {
      await processing('a', 'first');
      await lessons.becomePlayable('a', 'first');
      const { report } = resultOf('first', 60);
      expect(await lessons.replaceReport('a', 'first', report)).toBeNull();
      expect(await lessons.replaceReport('nobody', 'first', report)).toBeNull();
      expect(await lessons.report('a')).toBeNull();
    });

    it('is not put to work without a source', async () => {
      await lessons.create(newLesson('a'));
      await lessons.cancel('a');
      expect(await lessons.requeue('a')).toBeNull();
    });

    it.each([
      ['uploading', ['joinAttempt', 'becomePlayable', 'fail', 'requeue']],
      [
        'queued',
        [
          'finishUpload',
          'becomePlayable',
          'recordProgress',
          'completeAttempt',
          'failAttempt',
          'requeue',
        ],
      ],
      ['processing', ['finishUpload', 'requeue']],
      [
        'ready',
        [
          'finishUpload',
          'joinAttempt',
          'becomePlayable',
          'recordProgress',
          'completeAttempt',
          'failAttempt',
          'fail',
          'cancel',
          'raise',
        ],
      ],
      [
        'failed',
        [
          'finishUpload',
          'joinAttempt',
          'becomePlayable',
          'recordProgress',
          'completeAttempt',
          'failAttempt',
          'fail',
          'cancel',
          'raise',
        ],
      ],
      [
        'cancelled',
        [
          'finishUpload',
          'joinAttempt',
          'becomePlayable',
          'recordProgress',
          'completeAttempt',
          'failAttempt',
          'fail',
          'cancel',
          'raise',
        ],
      ],
    ] as const)(
      'refuses, while %s, what makes no sense then, and changes nothing',
      async (state, refused) => {
        await lessons.create(newLesson('a'));
        if (state !== 'uploading') await lessons.finishUpload('a', 1);
        if (state === 'cancelled') await lessons.cancel('a');
        if (['processing', 'ready', 'failed'].includes(state))
          await lessons.joinAttempt('a', 1, 'x');
        if (state === 'ready') await lessons.completeAttempt('a', 'x', resultOf('v1', 1));
        if (state === 'failed') await lessons.failAttempt('a', 'x', FAILURE);
        const before = await lessons.get('a');
        expect(before?.state).toBe(state);
        const tries = {
          finishUpload: () => lessons.finishUpload('a', 5),
          joinAttempt: () => lessons.joinAttempt('a', 1, 'y'),
          recordProgress: () => lessons.recordProgress('a', 'x', 0.5),
          completeAttempt: () => lessons.completeAttempt('a', 'x', resultOf('v9', 9)),
          failAttempt: () => lessons.failAttempt('a', 'x', FAILURE),
          becomePlayable: () => lessons.becomePlayable('a', 'x'),
          raise: () => lessons.raise('a'),
          fail: () => lessons.fail('a', 1, FAILURE),
          cancel: () => lessons.cancel('a'),
          requeue: () => lessons.requeue('a'),
        };
        for (const name of refused) expect([name, await tries[name]()]).toEqual([name, null]);
        expect(await lessons.get('a')).toEqual(before);
      },
    );

    it('lets all who begin it together be of one attempt', async () => {
      await queued('a');
      const joins = ['x', 'y', 'z'].map((attempt) => lessons.joinAttempt('a', 1, attempt));
      const ofThem = new Set((await Promise.all(joins)).map((record) => record?.attemptId));
      expect(ofThem.size).toBe(1);
      expect(await lessons.get('a')).toMatchObject({ attemptId: [...ofThem][0], attempts: 1 });
    });
  });

  describe('a version that still grows', () => {
    it('plays from when the attempt says so, and is the finished one in the end', async () => {
      await processing('a');
      expect(await lessons.becomePlayable('a', 'attempt-a')).toMatchObject({
        state: 'processing',
        playable: true,
        version: 'attempt-a',
      });
      expect(await lessons.becomePlayable('a', 'attempt-a')).toBeNull();
      const done = await lessons.completeAttempt('a', 'attempt-a', resultOf('attempt-a', 80));
      expect(done).toMatchObject({ state: 'ready', playable: true, version: 'attempt-a' });
      expect(await lessons.endedAttempts(Number.POSITIVE_INFINITY)).toEqual([]);
    });

    it('does not take the place of the one that plays while a lesson is made anew', async () => {
      await ready('a');
      await lessons.requeue('a');
      await lessons.joinAttempt('a', 2, 'second');
      expect(await lessons.becomePlayable('a', 'second')).toBeNull();
      expect(await lessons.get('a')).toMatchObject({ version: 'v1', playable: true });
      expect(await lessons.cancel('a')).toMatchObject({ version: 'v1', playable: true });
    });

    it.each([
      ['failed', () => lessons.failAttempt('a', 'attempt-a', FAILURE)],
      ['given up', () => lessons.fail('a', 1, FAILURE)],
      ['cancelled', () => lessons.cancel('a')],
    ] as const)(
      'plays no longer when its attempt is %s, whose files are to be removed',
      async (_, end) => {
        await processing('a');
        await lessons.becomePlayable('a', 'attempt-a');
        expect(await end()).toMatchObject({ playable: false, version: null, attemptId: null });
        expect(await lessons.endedAttempts(START)).toEqual([]);
        const ended = [{ lessonId: 'a', attemptId: 'attempt-a' }];
        expect(await lessons.endedAttempts(START + 1)).toEqual(ended);
        await lessons.remove('a');
        expect(await lessons.endedAttempts(START + 1)).toEqual(ended);
        await lessons.forgetAttempt('attempt-a');
        expect(await lessons.endedAttempts(START + 1)).toEqual([]);
      },
    );

    it('is none of a lesson that ends before it was begun', async () => {
      await queued('a');
      await lessons.cancel('a');
      await lessons.create(newLesson('b'));
      await lessons.cancel('b');
      expect(await lessons.endedAttempts(Number.POSITIVE_INFINITY)).toEqual([]);
    });
  });

  describe('a raised lesson', () => {
    it('goes before others until it is ready, also when it is tried again', async () => {
      await queued('a');
      expect(await lessons.raise('a')).toMatchObject({ raised: true, state: 'queued' });
      await lessons.joinAttempt('a', 1, 'first');
      await lessons.failAttempt('a', 'first', FAILURE);
      expect(await lessons.requeue('a')).toMatchObject({ raised: true });
      await lessons.joinAttempt('a', 2, 'second');
      const done = await lessons.completeAttempt('a', 'second', resultOf('v1', 1));
      expect(done).toMatchObject({ raised: false });
      expect(await lessons.requeue('a')).toMatchObject({ raised: false });
    });

    it('may be raised while it is uploaded', async () => {
      await lessons.create(newLesson('a'));
      await lessons.raise('a');
      expect(await lessons.finishUpload('a', 1)).toMatchObject({ raised: true });
    });
  });

  describe('following changes', () => {
    it('gives each change a number of its own, growing', async () => {
      await processing('a');
      await lessons.create(newLesson('b'));
      const [a, b] = [await lessons.get('a'), await lessons.get('b')];
      expect(a!.revision).toBeLessThan(b!.revision);
      expect(await lessons.latestRevision()).toBe(b!.revision);
      await lessons.recordProgress('a', 'attempt-a', 0.5);
      expect(ids(await lessons.changedSince(b!.revision, 10))).toEqual(['a']);
      expect(ids(await lessons.changedSince(0, 10))).toEqual(['b', 'a']);
      expect(ids(await lessons.changedSince(0, 1))).toEqual(['b']);
      expect(await lessons.changedSince(await lessons.latestRevision(), 10)).toEqual([]);
    });

    it('misses none of many changes made together', async () => {
      const names = Array.from({ length: 30 }, (_, index) => `l${index}`);
      await Promise.all(names.map((id) => queued(id)));
      const changed = await lessons.changedSince(0, 100);
      expect(new Set(ids(changed))).toEqual(new Set(names));
      expect(new Set(changed.map((lesson) => lesson.revision)).size).toBe(30);
    });

    it('tells of deletions for a day', async () => {
      await queued('a');
      await queued('b');
      const before = await lessons.latestRevision();
      expect(await lessons.remove('a')).toBe(true);
      const removal = { id: 'a', ownerId: 'account-1', region: '410102-7', revision: before + 1 };
      expect(await lessons.removedSince(before, 10)).toEqual([removal]);
      expect(await lessons.removedSince(before + 1, 10)).toEqual([]);
      expect(await lessons.latestRevision()).toBe(before + 1);
      clock.now += 25 * 3600 * 1000;
      await lessons.remove('b');
      expect((await lessons.removedSince(0, 10)).map((each) => each.id)).toEqual(['b']);
    });
  });

  describe('work to do', () => {
    it('is every queued and processing lesson, the one that waits longest first', async () => {
      for (const id of ['late', 'early', 'other']) await lessons.create(newLesson(id));
      await lessons.finishUpload('early', 1);
      clock.now += 1000;
      await lessons.finishUpload('late', 1);
      await lessons.joinAttempt('early', 1, 'x');
      await ready('done');
      expect(ids(await lessons.withWork())).toEqual(['early', 'late']);
    });
  });

  describe('deleting', () => {
    it('takes lesson and report away, once', async () => {
      await ready('a');
      expect(await lessons.remove('a')).toBe(true);
      expect(await lessons.get('a')).toBeNull();
      expect(await lessons.report('a')).toBeNull();
      expect(await lessons.remove('a')).toBe(false);
    });
  });

  describe('the list', () => {
    it('has the newest first, or the oldest, by id where times are equal', async () => {
      for (const id of ['b', 'a']) await queued(id);
      clock.now += 1;
      await queued('c');
      expect(await list({ sort: 'newest' })).toEqual(['c', 'b', 'a']);
      expect(await list({ sort: 'oldest' })).toEqual(['a', 'b', 'c']);
    });

    it('has the best score first, and those without one last', async () => {
      await ready('middle', 70);
      await ready('best', 99.5);
      await ready('unscored', null);
      await ready('zero', 0);
      expect(await list({ sort: 'score' })).toEqual(['best', 'middle', 'zero', 'unscored']);
    });

    it('is sorted by title', async () => {
      await queued('x', { title: 'b' });
      await queued('y', { title: 'a' });
      await queued('z', { title: '圆' });
      expect(await list({ sort: 'title' })).toEqual(['y', 'x', 'z']);
    });

    it.each(['newest', 'oldest', 'score', 'title'] as const)(
      'in pages by %s has every lesson once, though some come and go meanwhile',
      async (sort) => {
        for (let index = 0; index < 11; index += 1) {
          clock.now = START + (index % 4);
          await ready(`l${index}`, index % 3, { title: `t${index % 2}` });
        }
        const whole = await list({ sort });
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await lessons.list({ ...ALL, sort, limit: 3, cursor });
          expect(page.items.length).toBeLessThanOrEqual(3);
          seen.push(...ids(page.items));
          cursor = page.nextCursor;
          if (seen.length === 3) await lessons.remove(seen[2]!);
        } while (cursor !== null);
        expect(seen).toEqual(whole);
      },
    );

    it('has no next page after one that is just full', async () => {
      for (const id of ['a', 'b']) await queued(id);
      const page = await lessons.list({ ...ALL, limit: 2 });
      expect([page.items.length, page.nextCursor]).toEqual([2, null]);
    });

    it('refuses a cursor that was made up or belongs to another order', async () => {
      for (const id of ['a', 'b']) await queued(id);
      const { nextCursor } = await lessons.list({ ...ALL, limit: 1 });
      await expect(lessons.list({ ...ALL, cursor: 'made-up' })).rejects.toThrow(CursorError);
      await expect(lessons.list({ ...ALL, sort: 'title', cursor: nextCursor })).rejects.toThrow(
        CursorError,
      );
    });

    it('is held to a scope and within it to a region', async () => {
      const regions = {
        school: '410102-7',
        other: '410102-71',
        city: '4101',
        far: '420102-7',
        country: 'CN',
      };
      for (const [id, region] of Object.entries(regions)) await queued(id, { region });
      const inside = async (scope: string, region: string | null) => {
        const filter = { scope: regionScope(scope), region: region ? regionScope(region) : null };
        return (await list(filter)).sort();
      };
      expect(await inside('CN', null)).toEqual(['city', 'country', 'far', 'other', 'school']);
      expect(await inside('41', null)).toEqual(['city', 'other', 'school']);
      expect(await inside('4101', null)).toEqual(['city', 'other', 'school']);
      expect(await inside('410102', null)).toEqual(['other', 'school']);
      expect(await inside('410102-7', null)).toEqual(['school']);
      expect(await inside('CN', '42')).toEqual(['far']);
      expect(await inside('41', '42')).toEqual([]);
      expect(await inside('4', null)).toEqual(['city', 'far', 'other', 'school']);
      expect(await inside('4_', null)).toEqual([]);
    });

    it('is filtered by owner, state, subject and grade together', async () => {
      await ready('yes', 1, { ownerId: 'o', subject: '语文', grade: '一年级' });
      await queued('state', { ownerId: 'o', subject: '语文', grade: '一年级' });
      await ready('owner', 1, { ownerId: 'p', subject: '语文', grade: '一年级' });
      await ready('subject', 1, { ownerId: 'o', subject: '数学', grade: '一年级' });
      await ready('grade', 1, { ownerId: 'o', subject: '语文', grade: '二年级' });
      const filters = { ownerId: 'o', state: 'ready', subject: '语文', grade: '一年级' } as const;
      expect(await list(filters)).toEqual(['yes']);
    });

    it('finds words in title, owner and textbook, in any case', async () => {
      await queued('a', { title: '圆的面积 Circle', owner: 'Wang', textbook: '人教版' });
      await queued('b', { title: '圆周', owner: 'Li', textbook: '北师大版' });
      expect((await list({ q: '圆' })).sort()).toEqual(['a', 'b']);
      expect(await list({ q: 'CIRCLE' })).toEqual(['a']);
      expect(await list({ q: ' 圆  wang ' })).toEqual(['a']);
      expect(await list({ q: '北师大' })).toEqual(['b']);
      expect(await list({ q: '圆 三角' })).toEqual([]);
      expect((await list({ q: '  ' })).sort()).toEqual(['a', 'b']);
    });

    it('takes the signs of a search as they are', async () => {
      await queued('percent', { title: '100% right' });
      await queued('plain', { title: '100 right' });
      await queued('score', { title: 'a_b' });
      await queued('backslash', { title: 'a\\b' });
      await queued('quote', { title: "it's" });
      expect(await list({ q: '100%' })).toEqual(['percent']);
      expect(await list({ q: 'a_b' })).toEqual(['score']);
      expect(await list({ q: 'a\\b' })).toEqual(['backslash']);
      expect(await list({ q: "it's" })).toEqual(['quote']);
    });
  });

  describe('the counts', () => {
    it('tell of each state and region in the scope, and who waits longest', async () => {
      await ready('a', 1, { region: '410102-7' });
      clock.now += 1000;
      await queued('b', { region: '410102-7' });
      clock.now += 1000;
      await queued('c', { region: '4103' });
      await processing('d');
      await lessons.failAttempt('d', 'attempt-d', FAILURE);
      await queued('far', { region: '42' });
      expect(await lessons.counts(regionScope('41'))).toEqual({
        byState: { uploading: 0, queued: 2, processing: 0, ready: 1, failed: 1, cancelled: 0 },
        oldestQueuedAt: START + 1000,
        regions: [
          { region: '410102-7', lessons: 3, ready: 1, failed: 1 },
          { region: '4103', lessons: 1, ready: 0, failed: 0 },
        ],
      });
    });

    it('are nothing for an empty scope', async () => {
      const none = { uploading: 0, queued: 0, processing: 0, ready: 0, failed: 0, cancelled: 0 };
      const counts = { byState: none, oldestQueuedAt: null, regions: [] };
      expect(await lessons.counts(regionScope('41'))).toEqual(counts);
    });
  });
}

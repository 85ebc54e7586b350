import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LessonRecord } from '../../../../storage/catalog/lesson.ts';
import { AttemptLostError, watchAttempt } from '../../../../transcoder/attempt/watch-attempt.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A catalog in which the lesson is whose it says, and what it was told. */
function catalogOf(owner: { attemptId: string }) {
  const told: number[] = [];
  const record = () => ({ attemptId: owner.attemptId }) as LessonRecord;
  return {
    told,
    lessons: {
      get: async () => record(),
      async recordProgress(_: string, attemptId: string, progress: number) {
        told.push(progress);
        return attemptId === owner.attemptId ? record() : null;
      },
    },
  };
}

type Given = Partial<Parameters<typeof watchAttempt>[0]>;

/** A watch of a step that is the whole lesson. */
function watch(lessons: Parameters<typeof watchAttempt>[0]['lessons'], given: Given = {}) {
  const whole = { share: 1, partsDone: async () => 0, everySeconds: 1 };
  return watchAttempt({ lessons, lessonId: 'lesson-1', attemptId: 'mine', ...whole, ...given });
}

it('tells the catalog the latest progress once a second, and nothing twice', async () => {
  const { lessons, told } = catalogOf({ attemptId: 'mine' });
  const attempt = watch(lessons);
  attempt.progress(0.1);
  attempt.progress(0.2);
  await vi.advanceTimersByTimeAsync(1000);
  await vi.advanceTimersByTimeAsync(2000);
  attempt.progress(0.5);
  await vi.advanceTimersByTimeAsync(1000);
  await attempt.close();
  expect(told).toEqual([0.2, 0.5]);
  expect(attempt.signal.aborted).toBe(false);
});

it('tells how far the lesson is: what others have done, and its share of this step', async () => {
  const { lessons, told } = catalogOf({ attemptId: 'mine' });
  const shown: number[] = [];
  let done = 0.25;
  const attempt = watch(lessons, {
    share: 0.5,
    partsDone: async () => done,
    onProgress: (progress) => shown.push(progress),
  });
  await vi.advanceTimersByTimeAsync(1000);
  attempt.progress(0.5);
  await vi.advanceTimersByTimeAsync(1000);
  done = 0.375;
  attempt.progress(0.25);
  await vi.advanceTimersByTimeAsync(1000);
  attempt.progress(7);
  await vi.advanceTimersByTimeAsync(1000);
  await attempt.close();
  expect(told).toEqual([0.25, 0.5, 0.625, 0.875]);
  expect(shown).toEqual(told);
});

it('learns that the lesson is another’s, with progress to tell or without', async () => {
  for (const progress of [0, 0.4]) {
    const owner = { attemptId: 'mine' };
    const attempt = watch(catalogOf(owner).lessons);
    owner.attemptId = 'theirs';
    attempt.progress(progress);
    await vi.advanceTimersByTimeAsync(1000);
    await attempt.close();
    expect(attempt.signal.reason).toBeInstanceOf(AttemptLostError);
  }
});

it('ends the attempt when nobody can say what is done', async () => {
  const broken = new Error('the folder is gone');
  const { lessons } = catalogOf({ attemptId: 'mine' });
  const attempt = watch(lessons, { partsDone: () => Promise.reject(broken) });
  await vi.advanceTimersByTimeAsync(1000);
  await attempt.close();
  expect(attempt.signal.reason).toBe(broken);
});

it('ends the attempt with the catalog’s own error when that cannot answer', async () => {
  const broken = new Error('disk full');
  const attempt = watch({
    get: () => Promise.reject(broken),
    recordProgress: () => Promise.reject(broken),
  });
  await vi.advanceTimersByTimeAsync(1000);
  await attempt.close();
  expect(attempt.signal.reason).toBe(broken);
});

import { beforeEach, expect, it } from 'vitest';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import type { RescoreStore } from '../../../storage/catalog/rescore-store.ts';
import { newLesson } from '../../fixtures/new-lesson.ts';

export type RescoreStoreUnderTest = Readonly<{
  rescores: RescoreStore;
  lessons: LessonStore;
  clock: { now: number };
}>;

/** What every store of wishes for a new scoring must do. `open` gives one without any and without lessons. */
export function rescoreStoreContract(open: () => Promise<RescoreStoreUnderTest>): void {
  let rescores: RescoreStore;
  let lessons: LessonStore;
  let clock: { now: number };

  beforeEach(async () => {
    ({ rescores, lessons, clock } = await open());
    clock.now = 5000;
    for (const id of ['a', 'b', 'c']) await lessons.create(newLesson(id));
  });

  const ids = async (limit = 10) => (await rescores.pending(limit)).map((each) => each.lessonId);

  it('gives the oldest wishes first, and no more than asked for', async () => {
    await rescores.request('b', null, 'li');
    clock.now += 1;
    await rescores.request('c', null, 'li');
    await rescores.request('a', 'anhui-vocational-2018', 'wang');
    expect(await ids()).toEqual(['b', 'a', 'c']);
    expect(await ids(2)).toEqual(['b', 'a']);
    expect((await rescores.pending(2))[1]).toEqual({
      lessonId: 'a',
      profile: 'anhui-vocational-2018',
      requestedBy: 'wang',
      requestedAt: 5001,
    });
  });

  it('keeps one wish a lesson, the latest', async () => {
    await rescores.request('a', null, 'li');
    clock.now += 7;
    expect(await rescores.request('a', 'open-course-2011', 'wang')).toBe(true);
    expect(await rescores.pending(10)).toEqual([
      { lessonId: 'a', profile: 'open-course-2011', requestedBy: 'wang', requestedAt: 5007 },
    ]);
  });

  it('forgets what was dealt with, but not a wish that was made meanwhile', async () => {
    await rescores.request('a', null, 'li');
    await rescores.request('b', null, 'li');
    const [first, second] = await rescores.pending(10);
    clock.now += 1;
    await rescores.request('b', null, 'li');
    await rescores.forget(first!);
    await rescores.forget(second!);
    expect(await ids()).toEqual(['b']);
  });

  it('knows no wish for a lesson that is not there, or no longer', async () => {
    expect(await rescores.request('nobody', null, 'li')).toBe(false);
    await rescores.request('a', null, 'li');
    await lessons.remove('a');
    expect(await ids()).toEqual([]);
  });
}

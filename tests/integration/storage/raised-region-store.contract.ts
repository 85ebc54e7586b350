import { beforeEach, expect, it } from 'vitest';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import type { RaisedRegionStore } from '../../../storage/catalog/raised-region-store.ts';
import { newLesson } from '../../fixtures/new-lesson.ts';

export type RaisedRegionStoreUnderTest = Readonly<{
  raisedRegions: RaisedRegionStore;
  lessons: LessonStore;
  clock: { now: number };
}>;

/** What every store of raised regions must do. `open` gives one without regions and lessons. */
export function raisedRegionStoreContract(open: () => Promise<RaisedRegionStoreUnderTest>): void {
  let regions: RaisedRegionStore;
  let lessons: LessonStore;

  beforeEach(async () => {
    const tested = await open();
    ({ raisedRegions: regions, lessons } = tested);
    tested.clock.now = 5000;
  });

  const queued = async (id: string, region: string) => {
    await lessons.create(newLesson(id, { region }));
    return (await lessons.finishUpload(id, 1))!;
  };
  const ids = (changed: readonly Readonly<{ id: string }>[]) => changed.map(({ id }) => id).sort();
  const isRaised = async (id: string) => (await lessons.get(id))?.raised;

  it('lists what was raised, once, until it is lowered', async () => {
    await regions.raise('4103', 'li');
    await regions.raise('41', 'wang');
    await regions.raise('41', 'zhao');
    expect(await regions.list()).toEqual([
      { region: '41', raisedBy: 'wang', raisedAt: 5000 },
      { region: '4103', raisedBy: 'li', raisedAt: 5000 },
    ]);
    await regions.lower('41');
    await regions.lower('41');
    expect((await regions.list()).map(({ region }) => region)).toEqual(['4103']);
  });

  it('raises the lessons in the region that are not done, each with a change of its own', async () => {
    await queued('waits', '410102-7');
    await queued('works', '4101');
    await lessons.joinAttempt('works', 1, 'attempt');
    await lessons.create(newLesson('arrives', { region: '410105' }));
    await queued('elsewhere', '4201');
    await queued('over', '4101');
    await lessons.cancel('over');
    const before = await lessons.latestRevision();
    const changed = await regions.raise('4101', 'wang');
    expect(ids(changed)).toEqual(['arrives', 'waits', 'works']);
    expect(changed.every(({ raised }) => raised)).toBe(true);
    expect(ids(await lessons.changedSince(before, 10))).toEqual(['arrives', 'waits', 'works']);
    expect(await regions.raise('4101', 'wang')).toEqual([]);
  });

  it.each([
    ['410102-7', '41', true],
    ['410102-7', '410102', true],
    ['410102-7', '410102-7', true],
    ['410102-71', '410102-7', false],
    ['410105', '410102', false],
    ['CN', '41', false],
    ['CN', 'CN', true],
    ['41', 'CN', true],
    ['41', '4101', false],
  ])(
    'of a lesson of %s that is queued while %s is raised: %s',
    async (region, raised, expected) => {
      await regions.raise(raised, 'wang');
      expect((await queued('a', region)).raised).toBe(expected);
    },
  );

  it('asks the region anew when a lesson is made anew', async () => {
    await regions.raise('41', 'wang');
    await queued('a', '41');
    await lessons.cancel('a');
    await regions.lower('41');
    expect(await lessons.requeue('a')).toMatchObject({ raised: false });
    await lessons.cancel('a');
    await regions.raise('41', 'wang');
    expect(await lessons.requeue('a')).toMatchObject({ raised: true });
  });

  it('lowers what nothing else raises', async () => {
    for (const [id, region] of [
      ['province', '4103'],
      ['city', '4101'],
      ['itself', '4103'],
    ] as const) {
      await queued(id, region);
    }
    await lessons.raise('itself');
    await regions.raise('41', 'wang');
    await regions.raise('4101', 'wang');
    expect(ids(await regions.lower('41'))).toEqual(['province']);
    expect(await isRaised('province')).toBe(false);
    expect([await isRaised('city'), await isRaised('itself')]).toEqual([true, true]);
  });
}

import { beforeEach, expect, it } from 'vitest';
import type { AttachmentStore } from '../../../storage/catalog/attachment-store.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import { newLesson } from '../../fixtures/new-lesson.ts';

const PLAN = {
  id: 'plan',
  lessonId: 'lesson-1',
  kind: 'lesson-design',
  filename: '教案.docx',
  contentType: 'application/msword',
  sizeBytes: 12_345,
} as const;
const MOST = 5;

/** What every attachment store must do. `open` gives an empty one and the lessons it belongs to. */
export function attachmentStoreContract(
  open: () => Promise<Readonly<{ attachments: AttachmentStore; lessons: LessonStore }>>,
): void {
  let attachments: AttachmentStore;
  let lessons: LessonStore;

  beforeEach(async () => {
    ({ attachments, lessons } = await open());
    for (const id of ['lesson-1', 'lesson-2']) {
      await lessons.create(newLesson(id));
    }
  });

  it('keeps the attachments of each lesson by itself', async () => {
    const plan = await attachments.create(PLAN, MOST);
    expect(plan).toEqual({ ...PLAN, createdAt: expect.any(Number) });
    const slides = await attachments.create({ ...PLAN, id: 'slides' }, MOST);
    await attachments.create({ ...PLAN, id: 'other', lessonId: 'lesson-2' }, MOST);
    expect(await attachments.list('lesson-1')).toEqual([plan, slides]);
    expect(await attachments.get('lesson-1', 'plan')).toEqual(plan);
    expect(await attachments.get('lesson-2', 'plan')).toBeNull();
  });

  it('takes no more than a lesson may have, though they come at once', async () => {
    await attachments.create({ ...PLAN, id: 'other', lessonId: 'lesson-2' }, MOST);
    const several = Array.from({ length: MOST + 3 }, (_, index) => `plan-${index}`);
    const made = await Promise.all(several.map((id) => attachments.create({ ...PLAN, id }, MOST)));
    expect(made.filter((each) => each !== null)).toHaveLength(MOST);
    expect(await attachments.list('lesson-1')).toHaveLength(MOST);
    await attachments.remove('lesson-1', made.find((each) => each !== null)!.id);
    expect(await attachments.create({ ...PLAN, id: 'again' }, MOST)).toMatchObject({ id: 'again' });
  });

  it('calls one something else, and only in its own lesson', async () => {
    const plan = await attachments.create(PLAN, MOST);
    await attachments.create({ ...PLAN, id: 'slides' }, MOST);
    const changed = await attachments.changeKind('lesson-1', 'plan', 'courseware');
    expect(changed).toEqual({ ...plan, kind: 'courseware' });
    expect(await attachments.changeKind('lesson-2', 'plan', 'other')).toBeNull();
    const kinds = (await attachments.list('lesson-1')).map(({ id, kind }) => [id, kind]);
    expect(Object.fromEntries(kinds)).toEqual({ plan: 'courseware', slides: 'lesson-design' });
  });

  it('removes one, once, and only from its own lesson', async () => {
    await attachments.create(PLAN, MOST);
    expect(await attachments.remove('lesson-2', 'plan')).toBe(false);
    expect(await attachments.remove('lesson-1', 'plan')).toBe(true);
    expect(await attachments.remove('lesson-1', 'plan')).toBe(false);
    expect(await attachments.list('lesson-1')).toEqual([]);
  });

  it('loses the attachments of a lesson that is deleted', async () => {
    await attachments.create(PLAN, MOST);
    await lessons.remove('lesson-1');
    expect(await attachments.get('lesson-1', 'plan')).toBeNull();
  });

  it('keeps nothing for a lesson that is not there', async () => {
    await expect(attachments.create({ ...PLAN, lessonId: 'nowhere' }, MOST)).rejects.toThrow();
  });
}

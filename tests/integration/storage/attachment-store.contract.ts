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
    const plan = await attachments.create(PLAN);
    expect(plan).toEqual({ ...PLAN, createdAt: plan.createdAt });
    const slides = await attachments.create({ ...PLAN, id: 'slides' });
    await attachments.create({ ...PLAN, id: 'other', lessonId: 'lesson-2' });
    expect(await attachments.list('lesson-1')).toEqual([plan, slides]);
    expect(await attachments.get('lesson-1', 'plan')).toEqual(plan);
    expect(await attachments.get('lesson-2', 'plan')).toBeNull();
  });

  it('removes one, once, and only from its own lesson', async () => {
    await attachments.create(PLAN);
    expect(await attachments.remove('lesson-2', 'plan')).toBe(false);
    expect(await attachments.remove('lesson-1', 'plan')).toBe(true);
    expect(await attachments.remove('lesson-1', 'plan')).toBe(false);
    expect(await attachments.list('lesson-1')).toEqual([]);
  });

  it('loses the attachments of a lesson that is deleted', async () => {
    await attachments.create(PLAN);
    await lessons.remove('lesson-1');
    expect(await attachments.get('lesson-1', 'plan')).toBeNull();
  });

  it('keeps nothing for a lesson that is not there', async () => {
    await expect(attachments.create({ ...PLAN, lessonId: 'nowhere' })).rejects.toThrow();
  });
}

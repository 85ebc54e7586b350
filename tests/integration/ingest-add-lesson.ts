import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { NewLesson } from '../../storage/catalog/lesson-store.ts';
import { newLesson } from '../fixtures/new-lesson.ts';
import type { TestIngest } from './ingest-fixture.ts';

export type AddedLesson = Partial<NewLesson>;

const USUAL = {
  title: 'a lesson',
  subject: '数学',
  grade: '九年级',
  textbook: '',
  textbookNode: '',
  region: '410102',
};

/** A lesson whose upload has begun; its owner is an account that has signed in. */
export async function addUploadingLesson(
  { catalog }: Pick<TestIngest, 'catalog'>,
  owner: string,
  over: AddedLesson = {},
): Promise<LessonRecord> {
  const account = await catalog.accounts.findByUsername(owner);
  if (account === null) throw new Error(`there is no account ${owner}`);
  const uploadId = randomUUID();
  const facts = { ...USUAL, uploadId, ownerId: account.id, owner, ...over };
  return catalog.lessons.create(newLesson(randomUUID(), facts));
}

/** The same with its source stored, in state queued. */
export async function addQueuedLesson(
  ingest: Pick<TestIngest, 'catalog' | 'media'>,
  owner: string,
  over: AddedLesson = {},
): Promise<LessonRecord> {
  const { id } = await addUploadingLesson(ingest, owner, over);
  await ingest.media.write({ kind: 'source', lessonId: id }, Readable.from(['source']));
  const lesson = await ingest.catalog.lessons.finishUpload(id, 6);
  if (lesson === null) throw new Error('the lesson was not uploading');
  return lesson;
}

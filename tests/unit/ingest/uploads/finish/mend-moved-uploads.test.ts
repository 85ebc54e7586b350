import { expect, it } from 'vitest';
import { createLog } from '../../../../../config/http/create-log.ts';
import { mendMovedUploads } from '../../../../../ingest/uploads/finish/mend-moved-uploads.ts';
import type { UploadStore } from '../../../../../ingest/uploads/store/upload-store.ts';
import type { LessonRecord } from '../../../../../storage/catalog/lesson.ts';
import { anUpload } from '../../an-upload.ts';

it('mends every upload whose bytes were moved, also behind one that cannot be mended', async () => {
  const left = new Set(['broken', 'moved']);
  const store = {
    all: () => [...left].map((id) => anUpload({ id })),
    pathOf: ({ id }: { id: string }) => `/nowhere/${id}`,
    remove: async (id: string) => void left.delete(id),
  } as Partial<UploadStore> as UploadStore;
  await mendMovedUploads({
    store,
    lessons: { findByUpload: async (id) => ({ id, state: 'uploading' }) as LessonRecord },
    finish: async (lesson) => {
      if (lesson.id === 'broken') throw new Error('EIO');
      return { ...lesson, state: 'queued' };
    },
    log: createLog({ level: 'silent', role: 'test' }),
  });
  expect([...left]).toEqual(['broken']);
});

import { expect, it } from 'vitest';
import { createLog } from '../../../../../config/http/create-log.ts';
import { createFinishUpload } from '../../../../../ingest/uploads/finish/finish-upload.ts';
import type { UploadStore } from '../../../../../ingest/uploads/store/upload-store.ts';
import type { LessonRecord } from '../../../../../storage/catalog/lesson.ts';
import { anUpload } from '../../an-upload.ts';

/** One lesson and its upload; a look into the media store waits for the test. */
function build() {
  let upload = anUpload({ length: 10, offset: 4 });
  let lesson = { id: 'l1', uploadId: 'u1', state: 'uploading', generation: 0 } as LessonRecord;
  let stored = false;
  const gates: PromiseWithResolvers<void>[] = [];
  const queued: string[] = [];
  const store: Pick<UploadStore, 'get' | 'remove' | 'pathOf' | 'open'> = {
    get: () => upload,
    remove: async () => {},
    pathOf: () => '/nowhere',
    open: async () =>
      ({ stat: async () => ({ size: 10 }), close: async () => {} }) as unknown as ReturnType<
        UploadStore['open']
      >,
  };
  const finish = createFinishUpload({
    store,
    lessons: {
      get: async () => lesson,
      async finishUpload(_id, sourceSizeBytes) {
        if (lesson.state !== 'uploading') return null;
        lesson = { ...lesson, state: 'queued', sourceSizeBytes, generation: 1 };
        return lesson;
      },
    },
    media: {
      async stat() {
        const gate = Promise.withResolvers<void>();
        gates.push(gate);
        await gate.promise;
        return stored ? { sizeBytes: 10, modifiedAt: 0 } : null;
      },
      async adopt() {
        stored = true;
      },
      remove: async () => {},
    },
    queue: {
      async enqueue({ lessonId }) {
        queued.push(lessonId);
      },
    },
    digests: { async add() {} },
    log: createLog({ level: 'silent', role: 'test' }),
  });
  return {
    finish: () => finish(lesson),
    queued,
    gates,
    complete() {
      upload = { ...upload, offset: 10 };
    },
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('a finish that began before the last byte does not answer for one that began after it', async () => {
  const { complete, finish, gates, queued } = build();
  const sweeping = finish();
  await settled();
  complete();
  const ending = finish();
  await settled();
  expect(gates).toHaveLength(1);
  gates[0]?.resolve();
  await sweeping;
  await settled();
  gates[1]?.resolve();
  expect(await ending).toMatchObject({ state: 'queued', sourceSizeBytes: 10 });
  expect(queued).toEqual(['l1']);
});

it('two that end the same upload at once queue one lesson', async () => {
  const { complete, finish, gates, queued } = build();
  complete();
  const both = [finish(), finish()];
  await settled();
  gates[0]?.resolve();
  expect((await Promise.all(both)).map((lesson) => lesson?.state)).toEqual(['queued', 'queued']);
  expect(queued).toEqual(['l1']);
});

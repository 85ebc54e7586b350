import { describe, expect, it } from 'vitest';
import { createLog } from '../../../config/http/create-log.ts';
import { createUploadProgress } from '../../../ingest/uploads/upload-progress.ts';
import type { UploadProgress } from '../../../storage/catalog/lesson-store.ts';

function build() {
  const clock = { now: 1_000_000 };
  const told: (readonly [string, number])[] = [];
  const lessons = {
    recordUploadProgress: async (uploads: readonly UploadProgress[]) => {
      for (const { lessonId, progress } of uploads) told.push([lessonId, progress]);
    },
  };
  const log = createLog({ level: 'silent', role: 'test' });
  return { clock, told, progress: createUploadProgress({ lessons, now: () => clock.now, log }) };
}

describe('upload progress', () => {
  it('is told at most once a second', () => {
    const { clock, progress, told } = build();
    progress.follow('u', 'lesson', 1000);
    progress.received('u', 100);
    progress.received('u', 200);
    clock.now += 999;
    progress.received('u', 300);
    clock.now += 1;
    progress.received('u', 400);
    expect(told).toEqual([
      ['lesson', 0.1],
      ['lesson', 0.4],
    ]);
  });

  it('is not told of uploads of unknown length, of empty ones, or after their end', () => {
    const { progress, told } = build();
    progress.follow('unknown', 'a', null);
    progress.received('unknown', 10);
    progress.follow('empty', 'b', 0);
    progress.received('empty', 0);
    progress.follow('over', 'c', 10);
    progress.forget('over');
    progress.received('over', 10);
    expect(told).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createLog } from '../../../config/http/create-log.ts';
import { createUploadProgress } from '../../../ingest/uploads/upload-progress.ts';
import type { UploadProgress } from '../../../storage/catalog/lesson-store.ts';
import { anUpload } from './an-upload.ts';

function build() {
  const rounds: (readonly UploadProgress[])[] = [];
  const lessons = {
    recordUploadProgress: async (uploads: readonly UploadProgress[]) => {
      rounds.push(uploads);
    },
  };
  const log = createLog({ level: 'silent', role: 'test' });
  return { rounds, progress: createUploadProgress({ lessons, log }) };
}

const lesson = (lessonId: string | null, length: number | null) => anUpload({ lessonId, length });

describe('upload progress', () => {
  it('is told for all uploads together, the last figure of each', async () => {
    const { progress, rounds } = build();
    progress.reached(lesson('a', 1000), 100);
    progress.reached(lesson('b', 200), 100);
    progress.reached(lesson('a', 1000), 400);
    await progress.tell();
    await progress.tell();
    expect(rounds).toEqual([
      [
        { lessonId: 'a', progress: 0.4 },
        { lessonId: 'b', progress: 0.5 },
      ],
    ]);
    await progress.close();
  });

  it('takes the next round for those that found no room in this one', async () => {
    const { progress, rounds } = build();
    for (let each = 0; each < 250; each += 1) progress.reached(lesson(`l${each}`, 10), 5);
    await progress.tell();
    await progress.tell();
    expect(rounds.map(({ length }) => length)).toEqual([200, 50]);
    await progress.close();
  });

  it('is not told of uploads of unknown length, of empty ones, or of parts', async () => {
    const { progress, rounds } = build();
    progress.reached(lesson('a', null), 10);
    progress.reached(lesson('b', 0), 0);
    progress.reached(lesson(null, 10), 5);
    await progress.close();
    expect(rounds).toEqual([]);
  });

  it('is told to its end when the process stops', async () => {
    const { progress, rounds } = build();
    progress.reached(lesson('a', 10), 5);
    await progress.close();
    expect(rounds).toHaveLength(1);
  });
});

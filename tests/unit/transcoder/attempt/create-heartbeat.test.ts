import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WorkerRecord } from '../../../../storage/catalog/worker-store.ts';
import { createHeartbeat } from '../../../../transcoder/attempt/create-heartbeat.ts';

type Row = Omit<WorkerRecord, 'seenAt'>;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(places: number) {
  const rows = new Map<string, Row>();
  const heartbeat = createHeartbeat({
    workers: {
      async report(row) {
        rows.set(row.id, row);
      },
      async remove(id) {
        rows.delete(id);
      },
    },
    ...{ id: 'w', host: 'here', places, everySeconds: 3, log: { warn: () => undefined } },
  });
  return { rows, heartbeat, beat: () => vi.advanceTimersByTimeAsync(3000) };
}

it('shows an idle worker, then its lesson and progress, then how fast it was', async () => {
  const { rows, heartbeat, beat } = start(1);
  const idle = { id: 'w', host: 'here', lessonId: null, progress: 0, speed: null };
  await beat();
  expect(rows.get('w')).toEqual(idle);
  const lesson = heartbeat.begin('lesson-1');
  lesson.progress(0.25);
  await beat();
  expect(rows.get('w')).toEqual({ ...idle, lessonId: 'lesson-1', progress: 0.25 });
  await beat();
  // 60 seconds of lesson in 6 of work.
  lesson.end(60);
  await beat();
  expect(rows.get('w')).toEqual({ ...idle, speed: 10 });
  await heartbeat.close();
  expect(rows.size).toBe(0);
});

it('does not count a lesson that was not finished', async () => {
  const { rows, heartbeat, beat } = start(1);
  const lesson = heartbeat.begin('lesson-1');
  await beat();
  lesson.end(null);
  await beat();
  expect(rows.get('w')).toMatchObject({ lessonId: null, speed: null });
  await heartbeat.close();
});

it('shows a worker for each lesson that is worked on at a time', async () => {
  const { rows, heartbeat, beat } = start(2);
  heartbeat.begin('lesson-1');
  heartbeat.begin('lesson-2');
  await beat();
  expect([...rows.values()].map(({ id, lessonId }) => [id, lessonId])).toEqual([
    ['w-1', 'lesson-1'],
    ['w-2', 'lesson-2'],
  ]);
  await heartbeat.close();
});

import { expect, it } from 'vitest';
import { jobId, type LessonStep, lessonRun } from '../../../../storage/queue/job.ts';

const RUN = lessonRun({ id: 'lesson-1', generation: 2, traceId: 'trace-1', raised: true });

it('a run is what a lesson’s jobs have in common', () => {
  expect(RUN).toEqual({ lessonId: 'lesson-1', generation: 2, traceId: 'trace-1', raised: true });
});

it.each<[LessonStep, string]>([
  [{ step: 'prepare' }, 'lesson-1-2'],
  [{ step: 'sound' }, 'lesson-1-2-sound'],
  [{ step: 'chunk', chunk: 0 }, 'lesson-1-2-chunk-0'],
  [{ step: 'chunk', chunk: 12 }, 'lesson-1-2-chunk-12'],
  [{ step: 'finish' }, 'lesson-1-2-finish'],
])('the same work, %j, has the same id, a retry another', (step, id) => {
  expect(jobId({ ...RUN, ...step })).toBe(id);
  expect(jobId({ ...RUN, ...step, generation: 3 })).toBe(id.replace('-2', '-3'));
});

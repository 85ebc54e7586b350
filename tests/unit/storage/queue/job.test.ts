import { expect, it } from 'vitest';
import { jobId, lessonJob } from '../../../../storage/queue/job.ts';

it('the same work has the same job id, a retry another', () => {
  const job = lessonJob({ id: 'lesson-1', generation: 2, traceId: 'trace-1' });
  expect(job).toEqual({ lessonId: 'lesson-1', generation: 2, traceId: 'trace-1' });
  expect(jobId(job)).toBe('lesson-1-2');
  expect(jobId({ ...job, generation: 3 })).toBe('lesson-1-3');
});

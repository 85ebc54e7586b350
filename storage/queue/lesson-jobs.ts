import { Job, type JobState, type Queue } from 'bullmq';
import { jobId, type LessonJob, type LessonRun } from './job.ts';
import { priorityOf } from './priority-of.ts';

export type LessonJobQueue = Queue<LessonJob, void, 'lesson'>;
type Run = Pick<LessonRun, 'lessonId' | 'generation'>;

const DEAD: readonly (JobState | 'unknown')[] = ['completed', 'failed', 'unknown'];

/**
 * Whether something will still happen for the run: its prepare lives, or its finish does. A finish that waits for
 * children of which none lives would wait for ever, and counts as dead.
 */
export async function isRunAlive(queue: LessonJobQueue, run: Run): Promise<boolean> {
  if (await isJobAlive(queue, jobId({ ...run, step: 'prepare' }))) return true;
  const finish = jobId({ ...run, step: 'finish' });
  const state = await queue.getJobState(finish);
  if (state !== 'waiting-children') return !DEAD.includes(state);
  for (const child of await waitedFor(queue, finish)) {
    if (await isJobAlive(queue, child)) return true;
  }
  // The last of them may have ended just now, which lets finish go on.
  const now = await queue.getJobState(finish);
  return now !== 'waiting-children' && !DEAD.includes(now);
}

/** Forgets the run's jobs that nobody works on. Those who do find out that the lesson no longer wants it. */
export async function removeRun(queue: LessonJobQueue, run: Run): Promise<void> {
  await queue.remove(jobId({ ...run, step: 'prepare' }));
  const id = jobId({ ...run, step: 'finish' });
  const finish = await Job.fromId(queue, id);
  if (finish === undefined) return;
  await finish.removeUnprocessedChildren();
  await queue.remove(id, { removeChildren: false });
}

/** Gives the run's waiting jobs the priority that it has now. */
export async function reorderRun(queue: LessonJobQueue, run: LessonRun): Promise<void> {
  const finish = jobId({ ...run, step: 'finish' });
  const ids = [jobId({ ...run, step: 'prepare' }), finish, ...(await waitedFor(queue, finish))];
  await Promise.all(ids.map((id) => reorder(queue, id, run.raised)));
}

async function reorder(queue: LessonJobQueue, id: string, raised: boolean): Promise<void> {
  const job: Job<LessonJob> | undefined = await Job.fromId(queue, id);
  if (job === undefined) return;
  try {
    await job.updateData({ ...job.data, raised });
    await job.changePriority({ priority: priorityOf(job.data, raised) });
  } catch (error) {
    // It has ended meanwhile.
    if (await isJobAlive(queue, id)) throw error;
  }
}

/** Ids of the children that finish waits for. */
async function waitedFor(queue: LessonJobQueue, finish: string): Promise<readonly string[]> {
  const job = await Job.fromId(queue, finish);
  if (job === undefined) return [];
  const { unprocessed = [] } = await job.getDependencies();
  return unprocessed.map((key) => key.slice(key.lastIndexOf(':') + 1));
}

async function isJobAlive(queue: LessonJobQueue, id: string): Promise<boolean> {
  return !DEAD.includes(await queue.getJobState(id));
}

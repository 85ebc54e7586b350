import type { Report } from '../../storage/catalog/report.ts';
import {
  applyRescore,
  type LeftReason,
  planRescore,
  type RescoreDeps,
} from '../../transcoder/rescore/rescore-lesson.ts';

/** What became of one lesson: reports, or why it keeps the one that it has. */
export type RescoreRow = Readonly<{
  lessonId: string;
  before: Report | null;
  after: Report | null;
  same: boolean;
  left: LeftReason | 'failed' | null;
  /** Of `failed`. */
  error?: unknown;
}>;

export type RescoreWork = Readonly<{
  deps: RescoreDeps;
  lessonIds: readonly string[];
  profile: string | null;
  by: string;
  dryRun: boolean;
  /** Whether a report is written that says nothing new. */
  writeSame: boolean;
  signal: AbortSignal;
  /** 0 to 1, and how many. */
  onProgress: (fraction: number, note: string) => void;
}>;

/** One lesson after the other; one that fails keeps no other from its turn. Throws the signal's reason. */
export async function rescoreAll(work: RescoreWork): Promise<readonly RescoreRow[]> {
  const rows: RescoreRow[] = [];
  for (const lessonId of work.lessonIds) {
    work.signal.throwIfAborted();
    rows.push(await rescoreOne(work, lessonId));
    const [done, all] = [rows.length, work.lessonIds.length];
    work.onProgress(done / all, `${done}/${all}`);
  }
  return rows;
}

async function rescoreOne(work: RescoreWork, lessonId: string): Promise<RescoreRow> {
  const { deps, profile, by, dryRun, writeSame } = work;
  const none = { lessonId, before: null, after: null, same: false };
  try {
    const plan = await planRescore(deps, { lessonId, profile, by });
    if ('left' in plan) return { ...none, left: plan.left };
    const writes = !dryRun && (writeSame || !plan.same);
    const done = writes ? await applyRescore(deps, plan) : plan;
    if ('left' in done) return { ...none, left: done.left };
    return { lessonId, before: done.before, after: done.after, same: done.same, left: null };
  } catch (error) {
    return { ...none, left: 'failed', error };
  }
}

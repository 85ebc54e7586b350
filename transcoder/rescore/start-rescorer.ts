import type { Logger } from 'pino';
import type { RescoreRequest, RescoreStore } from '../../storage/catalog/rescore-store.ts';
import { type Repetition, runEvery } from '../../storage/queue/run-every.ts';
import { applyRescore, planRescore, type RescoreDeps } from './rescore-lesson.ts';

export type RescorerDeps = RescoreDeps &
  Readonly<{
    rescores: Pick<RescoreStore, 'pending' | 'forget'>;
    log: Pick<Logger, 'info' | 'warn' | 'error'>;
  }>;

/** At a time; each takes about a tenth of a second, in which the process hears of nothing else. */
const BATCH = 10;

/** Does now and then what was asked for, starting now. */
export function startRescorer(deps: RescorerDeps & Readonly<{ everySeconds: number }>): Repetition {
  return runEvery(deps.everySeconds, async () => {
    try {
      for (const request of await deps.rescores.pending(BATCH)) await serve(deps, request);
    } catch (error) {
      deps.log.warn({ err: error }, 'could not look for lessons to be scored anew');
    }
  });
}

/** A request is served once, whatever comes of it: one that fails would fail for ever. Twice, by two workers, is harmless. */
async function serve(deps: RescorerDeps, request: RescoreRequest): Promise<void> {
  const { lessonId, profile, requestedBy } = request;
  try {
    const plan = await planRescore(deps, { lessonId, profile, by: requestedBy });
    const done = 'left' in plan ? plan : await applyRescore(deps, plan);
    if ('left' in done) {
      deps.log.warn({ lessonId, requestedBy, reason: done.left }, 'lesson keeps its report');
    } else {
      const { scores, profile: standard } = done.after;
      const facts = { lessonId, requestedBy, standard, before: done.before.scores, scores };
      deps.log.info(facts, 'lesson is scored anew');
    }
  } catch (error) {
    deps.log.error({ err: error, lessonId, requestedBy }, 'lesson could not be scored anew');
  }
  await deps.rescores.forget(request);
}

import type { UploadRow } from './upload-row.ts';

export type RowStep = Readonly<{ id: string; step: 'send' | 'reconnect' }>;

/** A line that moves nothing for so long is dead, whatever the browser believes. */
const SILENCE_MS = 60_000;
/** After sleep, or a change of network, a connection from before need not be waited for. */
const SILENCE_AFTER_WAKING_MS = 5_000;

/** What is due at a moment: those whose wait is over are sent again, dead connections are replaced. */
export function planSteps(
  rows: readonly UploadRow[],
  moment: Readonly<{ nowMs: number; woke: boolean }>,
): readonly RowStep[] {
  return rows.flatMap(({ id, state }): readonly RowStep[] => {
    if (state.name === 'waiting') {
      const isDue = state.untilMs !== null && state.untilMs <= moment.nowMs;
      const lostLine = state.why === 'network' || state.why === 'offline';
      return isDue || (lostLine && moment.woke) ? [{ id, step: 'send' }] : [];
    }
    if (state.name !== 'sending') return [];
    const limit = moment.woke ? SILENCE_AFTER_WAKING_MS : SILENCE_MS;
    return moment.nowMs - state.movedAtMs > limit ? [{ id, step: 'reconnect' }] : [];
  });
}

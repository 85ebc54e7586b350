import type { Span } from '../measured.ts';

/** Share of the lesson that spans cover, 0 to 1; spans do not overlap. */
export function coverage(spans: readonly Span[], durationSeconds: number): number {
  const sum = spans.reduce((all, span) => all + span.endSeconds - span.startSeconds, 0);
  return durationSeconds === 0 ? 0 : Math.min(1, sum / durationSeconds);
}

import type { Span } from '../measured.ts';

/** A stretch of whole seconds that ends no later than the lesson. */
export function endWithin(span: Span, durationSeconds: number): Span {
  return {
    startSeconds: span.startSeconds,
    endSeconds: Math.min(span.endSeconds, durationSeconds),
  };
}

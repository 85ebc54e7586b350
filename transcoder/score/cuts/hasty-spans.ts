import type { ShotBoundary } from '../../../storage/catalog/report.ts';
import type { Span } from '../measured.ts';
import { MAX_FLASH_SECONDS } from './find-flash.ts';

const WINDOW_SECONDS = 20;

/** Stretches in which boundaries follow each other at more than `perMinute`, over 20 s at least; with their number. */
export function hastySpans(
  boundaries: readonly ShotBoundary[],
  perMinute: number,
): Readonly<Span & { cuts: number }>[] {
  const allowed = (perMinute * WINDOW_SECONDS) / 60;
  // Both ends of a flash frame are one cut to who watches.
  const times = boundaries
    .map(({ atSeconds }) => atSeconds)
    .filter((at, index, all) => index === 0 || at - all[index - 1]! > MAX_FLASH_SECONDS);
  const spans: { startSeconds: number; endSeconds: number; cuts: number }[] = [];
  let spanFirst = 0;
  for (let first = 0; first < times.length; first += 1) {
    let end = first;
    while (end < times.length && times[end]! - times[first]! < WINDOW_SECONDS) end += 1;
    if (end - first <= allowed) continue;
    const last = spans.at(-1);
    const startSeconds = times[first]!;
    const endSeconds = times[end - 1]!;
    if (last !== undefined && startSeconds <= last.endSeconds) {
      last.endSeconds = endSeconds;
      last.cuts = end - spanFirst;
    } else {
      spanFirst = first;
      spans.push({ startSeconds, endSeconds, cuts: end - first });
    }
  }
  return spans;
}

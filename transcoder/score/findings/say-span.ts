import type { Bilingual } from '../../../storage/catalog/report.ts';
import type { Span } from '../measured.ts';

/** This share of the lesson is all of it. */
const WHOLE = 0.95;
/** From here on minutes tell enough. */
const MINUTES_FROM_SECONDS = 180;

/**
 * Where in the lesson. Chinese stands before what happens there: "第 3–41 分钟", "12:05–12:20 ", "全程"; English in
 * brackets behind: "minutes 3–41", "12:05–12:20", "the whole lesson".
 */
export function saySpan({ startSeconds, endSeconds }: Span, durationSeconds: number): Bilingual {
  const length = endSeconds - startSeconds;
  if (length >= WHOLE * durationSeconds) return { zh: '全程', en: 'the whole lesson' };
  if (length >= MINUTES_FROM_SECONDS) {
    const span = `${Math.floor(startSeconds / 60) + 1}–${Math.ceil(endSeconds / 60)}`;
    return { zh: `第 ${span} 分钟`, en: `minutes ${span}` };
  }
  const start = sayTime(startSeconds);
  const end = sayTime(endSeconds);
  const span = start === end ? start : `${start}–${end}`;
  return { zh: `${span} `, en: span };
}

/** Minutes and seconds, as on a player: "12:05". */
export function sayTime(seconds: number): string {
  const whole = Math.floor(seconds + 1e-6);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

import { CursorError, type LessonSort } from './lesson-store.ts';

/** Where a page ended: the last lesson's place in the order, its id breaking ties. */
export type LessonPlace = Readonly<{ value: string | number; id: string }>;

/** Opaque to whoever carries it; good for the same order only. */
export function encodeLessonCursor(sort: LessonSort, place: LessonPlace): string {
  return Buffer.from(JSON.stringify([sort, place.value, place.id])).toString('base64url');
}

/** Throws CursorError for what encodeLessonCursor did not make for this order. */
export function decodeLessonCursor(sort: LessonSort, cursor: string): LessonPlace {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 3) throw new CursorError(cursor);
  const [madeFor, value, id] = parts as readonly unknown[];
  const fits = sort === 'title' ? typeof value === 'string' : Number.isFinite(value);
  if (madeFor !== sort || !fits || typeof id !== 'string') throw new CursorError(cursor);
  return { value: value as string | number, id };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError(cursor);
  }
}

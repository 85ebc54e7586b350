import { describe, expect, it } from 'vitest';
import {
  decodeLessonCursor,
  encodeLessonCursor,
} from '../../../../storage/catalog/lesson-cursor.ts';
import { CursorError } from '../../../../storage/catalog/lesson-store.ts';

const madeUp = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it.each([
    ['newest', { value: 1_700_000_000_000, id: 'lesson-1' }],
    ['oldest', { value: 0, id: 'l' }],
    ['score', { value: -1, id: 'l' }],
    ['title', { value: '圆的面积 "1"', id: 'l' }],
  ] as const)('of the order %s is read as it was written', (sort, place) => {
    const cursor = encodeLessonCursor(sort, place);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeLessonCursor(sort, cursor)).toEqual(place);
  });

  it('of one order is refused by another', () => {
    const cursor = encodeLessonCursor('newest', { value: 1, id: 'l' });
    expect(() => decodeLessonCursor('oldest', cursor)).toThrow(CursorError);
  });

  it.each([
    ['', 'newest'],
    ['x', 'newest'],
    ['!!!', 'newest'],
    [madeUp(null), 'newest'],
    [madeUp({}), 'newest'],
    [madeUp(['newest', 1]), 'newest'],
    [madeUp(['newest', '1', 'l']), 'newest'],
    [madeUp(['newest', 1, 2]), 'newest'],
    [madeUp(['newest', 1, 'l', 4]), 'newest'],
    [madeUp(['title', 1, 'l']), 'title'],
  ] as const)('made up as %j is refused', (cursor, sort) => {
    expect(() => decodeLessonCursor(sort, cursor)).toThrow(CursorError);
  });
});

import { describe, expect, it } from 'vitest';
import { isLocked, judgeAction, type LessonAction } from '../../../ingest/lessons/lesson-policy.ts';
import type { Role } from '../../../storage/catalog/account.ts';

const CHANGES: readonly LessonAction[] = ['upload', 'retry', 'cancel', 'delete', 'edit', 'attach'];
const lesson = { ownerId: 'owner', region: '410102' };

/** Who (by role, region, ownership) may read and change the lesson. */
const TABLE: readonly (readonly [Role, string, string, string, string])[] = [
  ['teacher', '410102', 'owner', 'allowed', 'allowed'],
  ['teacher', '410102', 'other', 'hidden', 'hidden'],
  ['teacher', '41', 'other', 'hidden', 'hidden'],
  ['reviewer', '410102', 'other', 'allowed', 'forbidden'],
  ['reviewer', '41', 'other', 'allowed', 'forbidden'],
  ['reviewer', '42', 'other', 'hidden', 'hidden'],
  ['reviewer', '42', 'owner', 'allowed', 'allowed'],
  ['operator', '4101', 'other', 'allowed', 'allowed'],
  ['operator', '410105', 'other', 'hidden', 'hidden'],
  ['admin', 'CN', 'other', 'allowed', 'allowed'],
  ['admin', '41', 'other', 'allowed', 'allowed'],
  ['admin', '410102-7', 'other', 'hidden', 'hidden'],
];

describe('judgeAction', () => {
  it.each(TABLE)(
    'a %s of %s (%s) reading is %s, changing is %s',
    (role, region, id, read, change) => {
      const account = { id, role, region };
      expect(judgeAction('read', account, lesson)).toBe(read);
      for (const action of CHANGES) expect(judgeAction(action, account, lesson)).toBe(change);
    },
  );
});

describe.each(['raise', 'rescore'] as const)('to %s a lesson', (action) => {
  it.each([
    ['teacher', '410102', 'owner', 'forbidden'],
    ['reviewer', '41', 'other', 'forbidden'],
    ['reviewer', '42', 'other', 'hidden'],
    ['operator', '4101', 'other', 'allowed'],
    ['operator', '4101', 'owner', 'allowed'],
    ['operator', '410105', 'owner', 'allowed'],
    ['operator', '410105', 'other', 'hidden'],
    ['admin', 'CN', 'other', 'allowed'],
  ] as const)('by a %s of %s (%s) is %s', (role, region, id, verdict) => {
    expect(judgeAction(action, { id, role, region }, lesson)).toBe(verdict);
  });
});

describe('isLocked', () => {
  const LOCK = Date.parse('2026-04-21T00:00:00+08:00');

  it.each([
    ['teacher', null, LOCK, false],
    ['teacher', LOCK, LOCK - 1, false],
    ['teacher', LOCK, LOCK, true],
    ['reviewer', LOCK, LOCK, true],
    ['operator', LOCK, LOCK, false],
    ['admin', LOCK, LOCK + 1, false],
  ] as const)('a %s with the lock at %s, at %s: %s', (role, lockedFrom, now, locked) => {
    expect(isLocked({ role }, lockedFrom, now)).toBe(locked);
  });
});

import { expect, test } from 'vitest';
import {
  type MediaGrant,
  signMediaGrant,
  verifyMediaGrant,
} from '../../../../player/delivery/media-token.ts';

const KEY = Buffer.alloc(32, 7);
const GRANT: MediaGrant = { lessonId: 'lesson-1', version: 'v1', expires: 1_800_000_000 };
const BEFORE = GRANT.expires - 1;
const SIGNATURE = signMediaGrant(GRANT, KEY);

test('a grant signs to the same URL-safe text each time', () => {
  expect(SIGNATURE).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(signMediaGrant({ ...GRANT }, Buffer.alloc(32, 7))).toBe(SIGNATURE);
});

test('a signature is valid until the second it expires in', () => {
  expect(verifyMediaGrant(GRANT, SIGNATURE, KEY, BEFORE)).toBe('valid');
  expect(verifyMediaGrant(GRANT, SIGNATURE, KEY, GRANT.expires)).toBe('expired');
  expect(verifyMediaGrant(GRANT, SIGNATURE, KEY, GRANT.expires + 1e6)).toBe('expired');
});

const flipped = (SIGNATURE[0] === 'A' ? 'B' : 'A') + SIGNATURE.slice(1);

test.each<[string, MediaGrant, string, Buffer]>([
  ['another key', GRANT, SIGNATURE, Buffer.alloc(32, 8)],
  ['another lesson', { ...GRANT, lessonId: 'lesson-2' }, SIGNATURE, KEY],
  ['another version', { ...GRANT, version: 'v2' }, SIGNATURE, KEY],
  ['a later expiry', { ...GRANT, expires: GRANT.expires + 1 }, SIGNATURE, KEY],
  ['an altered first character', GRANT, flipped, KEY],
  ['a signature cut short', GRANT, SIGNATURE.slice(0, -1), KEY],
  ['a longer signature', GRANT, `${SIGNATURE}A`, KEY],
  ['an empty signature', GRANT, '', KEY],
  ['a signature that differs in bits base64url ignores', GRANT, spareBits(SIGNATURE), KEY],
])('%s is a forgery', (_name, grant, signature, key) => {
  expect(verifyMediaGrant(grant, signature, key, BEFORE)).toBe('forged');
});

test('parts cannot be shifted into each other', () => {
  const shifted = signMediaGrant({ lessonId: 'a', version: 'b-1', expires: 5 }, KEY);
  expect(verifyMediaGrant({ lessonId: 'a-b', version: '1', expires: 5 }, shifted, KEY, 1)).toBe(
    'forged',
  );
});

test('an expired forgery says no more than a forgery', () => {
  expect(verifyMediaGrant(GRANT, flipped, KEY, GRANT.expires + 1)).toBe('forged');
});

/** 43 characters carry 258 bits, the digest 256: the last character has neighbours that decode alike. */
function spareBits(signature: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const twin = alphabet[alphabet.indexOf(signature.at(-1)!) ^ 1]!;
  const altered = signature.slice(0, -1) + twin;
  expect(Buffer.from(altered, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
  return altered;
}

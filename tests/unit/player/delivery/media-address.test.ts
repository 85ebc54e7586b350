import { expect, test } from 'vitest';
import {
  decodeMediaAddress,
  encodeMediaAddress,
} from '../../../../player/delivery/media-address.ts';

test.each([
  [
    '/media/l1/v1/1800000000/sig_-9/master.m3u8',
    'l1',
    'v1',
    1_800_000_000,
    'sig_-9',
    'master.m3u8',
  ],
  ['/media/L_-1/V/1/s/video-720p/00001.m4s', 'L_-1', 'V', 1, 's', 'video-720p/00001.m4s'],
])('%s is read and written alike', (path, lessonId, version, expires, signature, file) => {
  const address = { grant: { lessonId, version, expires }, signature, file };
  expect(decodeMediaAddress(path)).toEqual(address);
  expect(encodeMediaAddress(address)).toBe(path);
});

test.each([
  ['no token', '/media/master.m3u8'],
  ['no file', '/media/l1/v1/1800000000/sig'],
  ['an encoded slash in the token', '/media/l1%2Fv1/1800000000/sig/master.m3u8'],
  ['a double slash', '/media//l1/v1/1800000000/sig/master.m3u8'],
  ['dots for a lesson', '/media/../v1/1800000000/sig/master.m3u8'],
  ['an expiry that is no number', '/media/l1/v1/soon/sig/master.m3u8'],
  ['an expiry with leading zeros', '/media/l1/v1/01800000000/sig/master.m3u8'],
  ['a negative expiry', '/media/l1/v1/-1/sig/master.m3u8'],
  ['another folder', '/xmedia/l1/v1/1800000000/sig/master.m3u8'],
])('%s holds no token', (_name, path) => {
  expect(decodeMediaAddress(path)).toBeNull();
});

import { expect, it } from 'vitest';
import { trustsIndex } from '../../../../transcoder/probe/trusts-index.ts';

const MP4 = 'mov,mp4,m4a,3gp,3g2,mj2';
const MKV = 'matroska,webm';

it.each([
  ['an MP4 with its index in front', MP4, true, 'ftyp moov mdat', true],
  ['an MP4 with its index at the end', MP4, true, 'ftyp free mdat moov', true],
  ['a fragmented MP4', MP4, true, 'ftyp moov moof mdat moof mdat', false],
  ['an MP4 of more boxes than were read', MP4, true, `moov ${'free '.repeat(63).trim()}`, false],
  ['an MP4 whose boxes nobody could read', MP4, true, '', false],
  ['a finished Matroska', MKV, true, '', true],
  ['a browser’s recording, without an end', MKV, false, '', false],
  ['a transport stream', 'mpegts', true, '', false],
  ['an AVI', 'avi', true, '', false],
  ['something unknown', 'unknown', true, '', false],
])('%s: %s', (_, container, statesDuration, types, expected) => {
  const boxes = types.split(' ').map((type, at) => ({ type, start: at, end: at + 1 }));
  expect(trustsIndex({ container, statesDuration }, boxes)).toBe(expected);
});

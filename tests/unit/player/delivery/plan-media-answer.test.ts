import { expect, test } from 'vitest';
import { planMediaAnswer } from '../../../../player/delivery/plan-media-answer.ts';

const FILE = { sizeBytes: 100, etag: '"v1-2s"', type: 'video/mp4' };
const VALIDATORS = { etag: '"v1-2s"', 'accept-ranges': 'bytes' };
const WHOLE = {
  status: 200,
  headers: { ...VALIDATORS, 'content-type': 'video/mp4', 'content-length': '100' },
  send: 'whole',
};
const PART = {
  status: 206,
  headers: {
    ...VALIDATORS,
    'content-type': 'video/mp4',
    'content-length': '10',
    'content-range': 'bytes 0-9/100',
  },
  send: { start: 0, end: 9 },
};

test.each([
  ['nothing asked', {}, WHOLE],
  ['a range', { range: 'bytes=0-9' }, PART],
  ['a range of this very file', { range: 'bytes=0-9', ifRange: '"v1-2s"' }, PART],
  ['a range of another file', { range: 'bytes=0-9', ifRange: '"v0-2s"' }, WHOLE],
  ['a range of a weakly equal file', { range: 'bytes=0-9', ifRange: 'W/"v1-2s"' }, WHOLE],
  ['a range since a date', { range: 'bytes=0-9', ifRange: 'Mon, 23 Nov 2026 00:00:00 GMT' }, WHOLE],
  ['another entity tag', { ifNoneMatch: '"v0-2s"' }, WHOLE],
])('%s', (_name, asked, answer) => {
  expect(planMediaAnswer(FILE, asked)).toEqual(answer);
});

test.each(['"v1-2s"', 'W/"v1-2s"', '"a", "v1-2s"', '*'])(
  'a client that holds %s is told so, range or not',
  (ifNoneMatch) => {
    const answer = { status: 304, headers: VALIDATORS, send: null };
    expect(planMediaAnswer(FILE, { ifNoneMatch })).toEqual(answer);
    expect(planMediaAnswer(FILE, { ifNoneMatch, range: 'bytes=0-9' })).toEqual(answer);
  },
);

test('a range past the end names the size', () => {
  expect(planMediaAnswer(FILE, { range: 'bytes=100-' })).toEqual({
    status: 416,
    headers: { ...VALIDATORS, 'content-range': 'bytes */100' },
    send: null,
  });
});

test('an empty file is sent without a read', () => {
  const answer = planMediaAnswer({ ...FILE, sizeBytes: 0 }, {});
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe('0');
  expect(answer.send).toBeNull();
});

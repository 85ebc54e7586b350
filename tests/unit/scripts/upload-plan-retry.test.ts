import { expect, test } from 'vitest';
import { planRetry, type SendFailure } from '../../../scripts/upload/plan-retry.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const plan = (failure: Partial<SendFailure>, tries = 1) =>
  planRetry({ status: null, retryAfter: null, begun: true, ...failure }, tries, 10, NOW);

test.each([
  [1, 500],
  [2, 1000],
  [3, 2000],
  [7, 30_000],
  [10, 30_000],
])('failure %i in a row waits %i ms', (tries, milliseconds) => {
  expect(plan({}, tries)).toEqual({ next: 'wait', milliseconds });
});

test('one failure too many ends it', () => {
  expect(plan({}, 11)).toEqual({ next: 'give-up' });
});

test.each([408, 409, 423, 425, 429, 460, 500, 502, 503, 504])('a %i passes', (status) => {
  expect(plan({ status })).toEqual({ next: 'wait', milliseconds: 500 });
});

test.each([400, 401, 403, 413, 415])('a %i does not pass', (status) => {
  expect(plan({ status })).toEqual({ next: 'give-up' });
});

test.each([404, 410])('an upload that is gone (%i) begins anew', (status) => {
  expect(plan({ status })).toEqual({ next: 'start-over' });
});

test.each([404, 409, 410])('a %i to a new upload is final', (status) => {
  expect(plan({ status, begun: false })).toEqual({ next: 'give-up' });
});

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Mon, 23 Nov 2026 08:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 07:00:00 GMT', 0],
  ['soon', 500],
])('Retry-After: %s waits %i ms', (retryAfter, milliseconds) => {
  expect(plan({ status: 503, retryAfter })).toEqual({ next: 'wait', milliseconds });
});

test('a server that asks for hours is not waited for', () => {
  expect(plan({ status: 503, retryAfter: '7200' })).toEqual({ next: 'give-up' });
});

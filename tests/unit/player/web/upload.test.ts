import { describe, expect, it } from 'vitest';
import { regionLevel } from '../../../../player/web/shared/lesson/region-level.ts';
import { readMaxSizeBytes, VIDEO_TYPES } from '../../../../player/web/upload/file-limits.ts';
import { checkFacts } from '../../../../player/web/upload/lesson-facts.ts';
import {
  addSample,
  measureSpeed,
  type SpeedSample,
} from '../../../../player/web/upload/measure-speed.ts';
import { planRetry } from '../../../../player/web/upload/plan-retry.ts';

const facts = { subject: '数学', grade: '五年级', textbook: '', region: '410102' };
const file = { id: 'f1', name: 'a.mp4', title: '圆的周长' };

describe('the facts of an upload', () => {
  it('may go as soon as a title, a subject and a grade are there', () => {
    expect(checkFacts(facts, [file])).toEqual([]);
  });

  it('name what is missing, in the order of the form', () => {
    const empty = { ...facts, subject: '', grade: '' };
    expect(checkFacts(empty, [])).toEqual(['files', 'subject', 'grade']);
    expect(checkFacts(facts, [file, { ...file, title: ' ' }])).toEqual(['title']);
  });
});

describe('speed', () => {
  const gather = (...samples: readonly SpeedSample[]) =>
    samples.reduce<readonly SpeedSample[]>(addSample, []);

  it('is that of the last seconds', () => {
    const samples = gather(
      { atMs: 0, bytes: 0 },
      { atMs: 1_000, bytes: 9_000_000 },
      { atMs: 10_000, bytes: 10_000_000 },
      { atMs: 12_000, bytes: 14_000_000 },
    );
    expect(measureSpeed(samples)).toBe(2_000_000);
  });

  it('is not told from a single moment', () => {
    expect(measureSpeed([])).toBeNull();
    expect(measureSpeed(gather({ atMs: 0, bytes: 0 }, { atMs: 100, bytes: 9 }))).toBeNull();
  });

  it('starts over when the server had fewer bytes than thought', () => {
    const samples = gather({ atMs: 0, bytes: 500 }, { atMs: 1_000, bytes: 100 });
    expect(samples).toEqual([{ atMs: 1_000, bytes: 100 }]);
  });
});

describe('after a failed request', () => {
  it.each([
    [null, null, true, null],
    [0, null, true, null],
    [409, null, true, null],
    [423, null, true, null],
    [429, 30, true, 30],
    [500, null, true, null],
    [503, 7, true, 7],
    [401, null, false, null],
    [403, null, false, null],
    [404, null, false, null],
    [413, 5, false, null],
  ])('%s with Retry-After %s is tried again: %s', (status, retryAfterSeconds, retry, wait) => {
    expect(planRetry({ status, retryAfterSeconds })).toEqual({ retry, waitSeconds: wait });
  });
});

describe('what the server takes', () => {
  const answer = (headers: Record<string, string>) => async () =>
    new Response(null, { status: 204, headers });

  it('is told by Tus-Max-Size, or not at all', async () => {
    expect(await readMaxSizeBytes(answer({ 'Tus-Max-Size': '8589934592' }))).toBe(8_589_934_592);
    expect(await readMaxSizeBytes(answer({}))).toBeNull();
    expect(await readMaxSizeBytes(answer({ 'Tus-Max-Size': 'much' }))).toBeNull();
  });

  it('is offered by type and, for what browsers do not know, by extension', () => {
    expect(VIDEO_TYPES).toEqual(expect.arrayContaining(['video/*', '.mp4', '.mts', '.mxf']));
  });
});

describe('the level of a region', () => {
  it.each([
    ['41', 'province'],
    ['4101', 'city'],
    ['410102', 'county'],
    ['410102-7', 'school'],
  ])('%s is a %s', (code, level) => {
    expect(regionLevel(code)).toBe(level);
  });
});

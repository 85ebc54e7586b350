import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { planLength } from '../../../../../ingest/uploads/draft/plan-length.ts';

describe('the length of an upload of the draft', () => {
  it.each<[string, IncomingHttpHeaders, boolean, number | null]>([
    ['told', { 'upload-length': '100' }, false, 100],
    [
      'told, with bytes that are not all',
      { 'upload-length': '100', 'content-length': '30' },
      false,
      100,
    ],
    ['the offset and the body that completes it', { 'content-length': '30' }, true, 50],
    ['both of these', { 'upload-length': '50', 'content-length': '30' }, true, 50],
    ['the offset where an empty body completes it', { 'content-length': '0' }, true, 20],
    ['unknown while it is not told', { 'content-length': '30' }, false, null],
    ['unknown where a body of unknown size completes it', {}, true, null],
    ['unknown where it cannot be read', { 'upload-length': 'long' }, false, null],
    [
      'implied where the told one cannot be read',
      { 'upload-length': '-5', 'content-length': '30' },
      true,
      50,
    ],
  ])('is %s', (_what, headers, complete, length) => {
    expect(planLength(headers, complete, 20)).toBe(length);
  });

  it('must not be told and implied differently', () => {
    const headers = { 'upload-length': '60', 'content-length': '30' };
    expect(() => planLength(headers, true, 20)).toThrow(
      expect.objectContaining({ code: 'upload-length-conflict', status: 400 }),
    );
  });
});

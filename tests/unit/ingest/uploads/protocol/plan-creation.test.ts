import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { planCreation } from '../../../../../ingest/uploads/protocol/plan-creation.ts';

const metadata = { 'upload-metadata': 'filename YS5tcDQ=' };

describe('a tus creation', () => {
  it('of known length keeps its metadata as it came', () => {
    expect(planCreation({ 'upload-length': '10', ...metadata })).toEqual({
      concat: null,
      length: 10,
      metadata: { filename: 'a.mp4' },
      rawMetadata: 'filename YS5tcDQ=',
    });
  });

  it.each<[string, IncomingHttpHeaders, number | null]>([
    ['of no bytes', { 'upload-length': '0' }, 0],
    ['whose length comes later', { 'upload-defer-length': '1' }, null],
    ['of a part', { 'upload-concat': 'partial', 'upload-length': '5' }, 5],
    [
      'of a part, its length later',
      { 'upload-concat': 'partial', 'upload-defer-length': '1' },
      null,
    ],
    ['that joins parts', { 'upload-concat': 'final;/uploads/a' }, null],
  ])('%s may do without metadata', (_what, headers, length) => {
    expect(planCreation(headers)).toMatchObject({ length, metadata: {}, rawMetadata: '' });
  });

  it.each<[string, IncomingHttpHeaders, string]>([
    ['without a length', {}, 'upload-length-missing'],
    ['of a part without a length', { 'upload-concat': 'partial' }, 'upload-length-missing'],
    ['with a deferral other than 1', { 'upload-defer-length': '0' }, 'upload-length-missing'],
    ['with a deferral of true', { 'upload-defer-length': 'true' }, 'upload-length-missing'],
    [
      'with a length now and later',
      { 'upload-length': '5', 'upload-defer-length': '1' },
      'upload-length-conflict',
    ],
    [
      'that joins parts and says how long they are',
      { 'upload-concat': 'final;/uploads/a', 'upload-length': '5' },
      'upload-length-conflict',
    ],
    [
      'that joins parts and defers the length',
      { 'upload-concat': 'final;/uploads/a', 'upload-defer-length': '1' },
      'upload-length-conflict',
    ],
    ['with a length below nothing', { 'upload-length': '-1' }, 'invalid-request'],
    ['with half a byte', { 'upload-length': '1.5' }, 'invalid-request'],
    ['with a length that is no number', { 'upload-length': '0x10' }, 'invalid-request'],
    ['with an empty length', { 'upload-length': '' }, 'invalid-request'],
    ['with a length that no number holds', { 'upload-length': '9'.repeat(20) }, 'invalid-request'],
    ['with two lengths', { 'upload-length': '5, 5' }, 'invalid-request'],
    [
      'with metadata that cannot be read',
      { 'upload-length': '5', 'upload-metadata': 'filename a.mp4' },
      'upload-metadata-invalid',
    ],
  ])('%s is refused', (_what, headers, code) => {
    expect(() => planCreation(headers)).toThrow(expect.objectContaining({ code, status: 400 }));
  });
});

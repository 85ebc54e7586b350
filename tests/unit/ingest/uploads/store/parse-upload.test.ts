import { describe, expect, it } from 'vitest';
import { formatUpload, parseUpload } from '../../../../../ingest/uploads/store/parse-upload.ts';
import type { Upload } from '../../../../../ingest/uploads/store/upload.ts';
import { anUpload } from '../../an-upload.ts';

describe('a state file', () => {
  it.each<[string, Upload]>([
    ['an upload', anUpload({ offset: 400, createdAt: 1, touchedAt: 2 })],
    ['one of unknown length', anUpload({ length: null })],
    ['one of the draft', anUpload({ endsBy: 'client', metadata: '课 =' })],
    [
      'a part',
      anUpload({ lessonId: null, concat: { kind: 'partial' }, bytes: { file: 'p', base: 9 } }),
    ],
    [
      'a joined part',
      anUpload({ lessonId: null, concat: { kind: 'partial' }, bytes: null, joinedInto: 'u2' }),
    ],
    ['what was joined', anUpload({ concat: { kind: 'final', parts: ['a', 'b'] } })],
    ['an empty one', anUpload({ length: 0 })],
  ])('of %s gives back what it was made of', (_what, upload) => {
    expect(parseUpload(formatUpload(upload))).toEqual(upload);
  });

  it('that was torn anywhere is none', () => {
    const text = formatUpload(anUpload({ concat: { kind: 'final', parts: ['a'] } }));
    for (let end = 0; end < text.length; end += 1)
      expect(parseUpload(text.slice(0, end))).toBeNull();
  });

  it('loses what it does not know', () => {
    const text = JSON.stringify({ ...anUpload(), colour: 'red' });
    expect(parseUpload(text)).toEqual(anUpload());
  });

  it.each<[string, unknown]>([
    [
      'of a tus server of another make',
      { id: 'a', size: 1, offset: 0, metadata: { filename: 'x' } },
    ],
    ['that is no object', 'upload'],
    ['that is null', null],
    ['that is a list', [anUpload()]],
    ['whose id is a number', { ...anUpload(), id: 7 }],
    ['whose offset is below nothing', { ...anUpload(), offset: -1 }],
    ['whose offset is no whole number', { ...anUpload(), offset: 0.5 }],
    ['whose offset is text', { ...anUpload(), offset: '5' }],
    ['whose length is missing', { ...anUpload(), length: undefined }],
    ['that ends in no known way', { ...anUpload(), endsBy: 'chance' }],
    ['whose bytes lie nowhere in particular', { ...anUpload(), bytes: {} }],
    ['whose bytes begin before their file', { ...anUpload(), bytes: { file: 'a', base: -1 } }],
    ['that is concatenated in no known way', { ...anUpload(), concat: { kind: 'whole' } }],
    ['that is joined from numbers', { ...anUpload(), concat: { kind: 'final', parts: [1] } }],
    ['whose lesson is a number', { ...anUpload(), lessonId: 1 }],
  ])('%s is none of ours', (_what, content) => {
    expect(parseUpload(JSON.stringify(content))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import {
  checkMediaId,
  decodeMediaPath,
  encodeMediaPath,
  type MediaPath,
  MediaPathError,
} from '../../../../storage/media/media-path.ts';

const PAIRS: readonly (readonly [string, MediaPath])[] = [
  ['sources/a', { kind: 'source', lessonId: 'a' }],
  [`sources/${'x'.repeat(64)}`, { kind: 'source', lessonId: 'x'.repeat(64) }],
  [
    'renditions/l-1/v_2/master.m3u8',
    { kind: 'rendition', lessonId: 'l-1', version: 'v_2', file: 'master.m3u8' },
  ],
  [
    'renditions/l-1/v_2/video-720p/00001.m4s',
    { kind: 'rendition', lessonId: 'l-1', version: 'v_2', file: 'video-720p/00001.m4s' },
  ],
  ['attachments/l-1/a-1', { kind: 'attachment', lessonId: 'l-1', attachmentId: 'a-1' }],
];

const OUTSIDE = [
  '',
  'sources',
  'sources/',
  'sources/a/b',
  'sources/.',
  'sources/..',
  'sources/../sources/a',
  '/sources/a',
  'sources//a',
  'sources/a\n',
  'sources/a\0',
  'sources/教案',
  `sources/${'x'.repeat(65)}`,
  'sources/.incoming',
  'renditions/l/v',
  'renditions/l/v/',
  'renditions/l/v/.hidden',
  'renditions/l/v/..',
  'renditions/l/v/../../../etc/passwd',
  'renditions/l/../v/master.m3u8',
  'renditions/l/v/a/b/c.m4s',
  'renditions/l/v/a//b.m4s',
  'renditions/.incoming/v/master.m3u8',
  'renditions/l/v/a%2f..%2fb',
  'renditions/l/v/a\\b',
  `renditions/l/v/${'x'.repeat(129)}`,
  'attachments/l',
  'attachments/l/a.pdf',
  'attachments/l/a/b',
  'other/l',
  'SOURCES/a',
] as const;

describe('a media path', () => {
  it.each(PAIRS)('%s is read and written', (text, path) => {
    expect(decodeMediaPath(text)).toEqual(path);
    expect(encodeMediaPath(path)).toBe(text);
  });

  it.each(OUTSIDE)('%j is outside the grammar', (text) => {
    expect(decodeMediaPath(text)).toBeNull();
  });

  it.each<MediaPath>([
    { kind: 'source', lessonId: '../l' },
    { kind: 'source', lessonId: 'l/x' },
    { kind: 'rendition', lessonId: 'l', version: '..', file: 'a' },
    { kind: 'rendition', lessonId: 'l', version: 'v/w', file: 'a' },
    { kind: 'rendition', lessonId: 'l', version: 'v', file: '../a' },
    { kind: 'attachment', lessonId: 'l', attachmentId: '' },
  ])('no path is written of %j', (path) => {
    expect(() => encodeMediaPath(path)).toThrow(MediaPathError);
  });

  it('has ids without dots and slashes', () => {
    expect(checkMediaId('Attempt_1-a')).toBe('Attempt_1-a');
    for (const id of ['', '.', '..', 'a/b', 'a.b', 'x'.repeat(65)]) {
      expect(() => checkMediaId(id)).toThrow(MediaPathError);
    }
  });
});

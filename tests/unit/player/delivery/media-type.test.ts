import { expect, test } from 'vitest';
import { mediaType } from '../../../../player/delivery/media-type.ts';

test.each([
  ['master.m3u8', 'application/vnd.apple.mpegurl'],
  ['video-720p/init.mp4', 'video/mp4'],
  ['video-720p/00001.m4s', 'video/mp4'],
  ['audio/init.mp4', 'audio/mp4'],
  ['audio/00001.m4s', 'audio/mp4'],
  ['audio/playlist.m3u8', 'application/vnd.apple.mpegurl'],
  ['storyboard.vtt', 'text/vtt; charset=utf-8'],
  ['storyboard-0.webp', 'image/webp'],
  ['poster.jpg', 'image/jpeg'],
  ['finding-1.webp', 'image/webp'],
])('%s is published as %s', (file, type) => {
  expect(mediaType(file)).toBe(type);
});

test.each([
  'report.json',
  'measures.json.gz',
  'source',
  'x.constructor',
  'a.mp4.part',
  'A.MP4',
  '.m3u8',
  '',
])('%s is not published', (file) => {
  expect(mediaType(file)).toBeNull();
});

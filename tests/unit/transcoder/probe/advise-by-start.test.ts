import { expect, it } from 'vitest';
import { adviseByStart } from '../../../../transcoder/probe/advise-by-start.ts';

it.each([
  ['a PNG', '\x89PNG\r\n\x1a\n', 'picture'],
  ['a WebP', 'RIFF\x10\0\0\0WEBPVP8 ', 'picture'],
  ['a HEIC', '\0\0\0\x18ftypheic', 'picture'],
  ['a ZIP', 'PK\x03\x04\x14\0', 'archive'],
  ['a playlist', '#EXTM3U\n#EXT', 'list'],
])('says what to do about %s', (_, start, word) => {
  const advice = adviseByStart(Buffer.from(start, 'latin1'));
  expect(advice?.en).toContain(word);
  expect(advice?.zh).toMatch(/[一-龥].+。$/);
});

it.each([
  ['an MP4', '\0\0\0\x18ftypisom'],
  ['an AVI', 'RIFF\x10\0\0\0AVI LIST'],
  ['a Matroska', '\x1aE\xdf\xa3'],
  ['a text', 'Lesson plan'],
  ['nothing', ''],
])('leaves %s to others', (_, start) => {
  expect(adviseByStart(Buffer.from(start, 'latin1'))).toBeNull();
});

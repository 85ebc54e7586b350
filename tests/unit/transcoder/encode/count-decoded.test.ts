import { expect, it } from 'vitest';
import { countDecoded } from '../../../../transcoder/encode/count-decoded.ts';

const LAST_WORDS = `Input file #0 (file:/data/source):
  Input stream #0:0 (video): 127 packets read (240125 bytes); 125 frames decoded;
  Input stream #0:1 (audio): 0 packets read (0 bytes);
  Total: 127 packets (240125 bytes) demuxed
Output file #0 (pipe:6):
  Output stream #0:0 (video): 180 frames encoded; 180 packets muxed (90112 bytes);
`;

it.each([
  ['the frames that were decoded', LAST_WORDS, 125],
  ['that there was none', LAST_WORDS.replace('125 frames', '0 frames'), 0],
  ['nothing where ffmpeg said nothing', 'Conversion failed!\n', null],
  ['nothing of an empty log', '', null],
  ['the last count of several', `3 frames decoded; \n${LAST_WORDS}`, 125],
])('tells %s', (_, stderr, expected) => {
  expect(countDecoded(stderr)).toBe(expected);
});

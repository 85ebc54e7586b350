import { describe, expect, it } from 'vitest';
import {
  buildKeyframePlaylist,
  buildMediaPlaylist,
  targetDuration,
} from '../../../../transcoder/package/build-media-playlist.ts';
import { trackOf } from './a-track.ts';

const SEGMENTS = [
  { file: '00000.m4s', durationSeconds: 6.006 },
  { file: '00001.m4s', durationSeconds: 59 * (1001 / 30_000) },
];

describe('a media playlist', () => {
  it('gives every segment its true length', () => {
    expect(buildMediaPlaylist(SEGMENTS, 6)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="init.mp4"
#EXTINF:6.006000,
00000.m4s
#EXTINF:1.968633,
00001.m4s
#EXT-X-ENDLIST
`);
  });

  it('grows without an end, and is watched from its start', () => {
    expect(buildMediaPlaylist(SEGMENTS.slice(0, 1), 6, true)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:EVENT
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-START:TIME-OFFSET=0
#EXT-X-MAP:URI="init.mp4"
#EXTINF:6.006000,
00000.m4s
`);
  });

  it('only ever adds to what it said before, and ends as the whole does', () => {
    const body = (text: string) => text.slice(text.indexOf('#EXTINF'));
    const [one, two] = [1, 2].map((count) =>
      body(buildMediaPlaylist(SEGMENTS.slice(0, count), 6, true)),
    );
    expect(two!.startsWith(one!)).toBe(true);
    expect(body(buildMediaPlaylist(SEGMENTS, 6))).toBe(`${two}#EXT-X-ENDLIST\n`);
  });

  it('has a target that no segment, rounded, exceeds', () => {
    expect(targetDuration([{ durationSeconds: 6.4 }, { durationSeconds: 2 }])).toBe(6);
    expect(targetDuration([{ durationSeconds: 6.5 }])).toBe(7);
    expect(targetDuration([{ durationSeconds: 0.2 }])).toBe(1);
    expect(targetDuration([])).toBe(1);
  });
});

describe('a playlist of keyframes', () => {
  it('names the bytes of each, until the next', () => {
    const { segments } = trackOf(
      '',
      '',
      [
        [6, 300_000],
        [1, 10_000],
      ],
      true,
    );
    expect(buildKeyframePlaylist(segments)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-I-FRAMES-ONLY
#EXT-X-MAP:URI="init.mp4"
#EXTINF:2.000000,
#EXT-X-BYTERANGE:30000@0
00000.m4s
#EXTINF:2.000000,
#EXT-X-BYTERANGE:30000@100000
00000.m4s
#EXTINF:2.000000,
#EXT-X-BYTERANGE:30000@200000
00000.m4s
#EXTINF:1.000000,
#EXT-X-BYTERANGE:1000@0
00001.m4s
#EXT-X-ENDLIST
`);
  });
});

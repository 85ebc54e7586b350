import { describe, expect, it } from 'vitest';
import { buildMasterPlaylist } from '../../../../transcoder/package/build-master-playlist.ts';
import {
  buildMediaPlaylist,
  targetDuration,
} from '../../../../transcoder/package/build-media-playlist.ts';
import { peakBitsPerSecond, type Track } from '../../../../transcoder/package/track.ts';

/** A track of segments of [seconds, bytes]. */
function track(folder: string, codec: string, ...segments: [number, number][]): Track {
  return {
    folder,
    codec,
    segments: segments.map(([durationSeconds, sizeBytes], index) => ({
      file: `0000${index}.m4s`,
      startSeconds: index * 6,
      durationSeconds,
      sizeBytes,
    })),
  };
}

const rung = { crf: 23, maxBitrateKbps: 1 };
const videos = [
  {
    rendition: { name: '1080p', width: 1920, height: 1080, ...rung },
    track: track('video-1080p', 'avc1.640028', [6, 3_000_000], [6, 1_500_000]),
  },
  {
    rendition: { name: '720p', width: 1280, height: 720, ...rung },
    track: track('video-720p', 'avc1.64001f', [6, 1_200_000], [6, 600_000]),
  },
  {
    rendition: { name: '360p', width: 640, height: 360, ...rung },
    track: track('video-360p', 'avc1.64001e', [6, 300_000], [6, 150_000]),
  },
];
const audio = {
  language: 'zh',
  channels: 2,
  track: track('audio', 'mp4a.40.2', [6, 96_000], [6, 96_000]),
};

describe('the master playlist', () => {
  it('says of each variant what was measured, and begins with one that a common line bears', () => {
    expect(buildMasterPlaylist(videos, audio, 30_000 / 1001)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="原声 Original",LANGUAGE="zh",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/playlist.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1728000,AVERAGE-BANDWIDTH=1328000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="audio"
video-720p/playlist.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=4128000,AVERAGE-BANDWIDTH=3128000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970,AUDIO="audio"
video-1080p/playlist.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=528000,AVERAGE-BANDWIDTH=428000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,AUDIO="audio"
video-360p/playlist.m3u8
`);
  });

  it('names no audio group where there is no sound', () => {
    expect(buildMasterPlaylist(videos.slice(2), null, 25)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-STREAM-INF:BANDWIDTH=400000,AVERAGE-BANDWIDTH=300000,CODECS="avc1.64001e",RESOLUTION=640x360,FRAME-RATE=25.000
video-360p/playlist.m3u8
`);
  });
});

describe('the peak bitrate', () => {
  it('does not count a last segment of a few frames by itself', () => {
    expect(peakBitsPerSecond(track('', '', [6, 600_000], [6, 300_000], [0.2, 100_000]))).toBe(
      800_000,
    );
  });

  it('counts one that makes the segment before it heavier', () => {
    expect(peakBitsPerSecond(track('', '', [6, 300_000], [6, 300_000], [2, 500_000]))).toBe(
      800_000,
    );
  });

  it('is the average of a lesson of one segment', () => {
    expect(peakBitsPerSecond(track('', '', [0.5, 50_000]))).toBe(800_000);
  });
});

describe('a media playlist', () => {
  it('gives every segment its true length', () => {
    const segments = [
      { file: '00000.m4s', durationSeconds: 6.006 },
      { file: '00001.m4s', durationSeconds: 59 * (1001 / 30_000) },
    ];
    expect(buildMediaPlaylist(segments, 6)).toBe(`#EXTM3U
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

  it('has a target that no segment, rounded, exceeds', () => {
    expect(targetDuration([{ durationSeconds: 6.4 }, { durationSeconds: 2 }])).toBe(6);
    expect(targetDuration([{ durationSeconds: 6.5 }])).toBe(7);
    expect(targetDuration([{ durationSeconds: 0.2 }])).toBe(1);
  });
});

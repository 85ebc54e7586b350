import { describe, expect, it } from 'vitest';
import {
  type AudioTrack,
  buildMasterPlaylist,
  type VideoTrack,
} from '../../../../transcoder/package/build-master-playlist.ts';
import { type GivenSegment, trackOf } from './a-track.ts';

function video(
  [width, height]: readonly [number, number],
  codec: string,
  ...segments: readonly GivenSegment[]
): VideoTrack {
  const track = trackOf(`video-${height}p`, codec, segments, true);
  return { width, height, framesPerSecond: 30_000 / 1001, track };
}

function audio(folder: string, name: string, bytes: number, channels = 2): AudioTrack {
  const segments: GivenSegment[] = [
    [6, bytes],
    [6, bytes],
  ];
  return { language: 'zh', channels, name, track: trackOf(folder, 'mp4a.40.2', segments) };
}

const LARGE = video([1920, 1080], 'avc1.640028', [6, 3_000_000], [6, 1_500_000]);
const MIDDLE = video([1280, 720], 'avc1.64001f', [6, 1_200_000], [6, 600_000]);
const SMALL = video([640, 360], 'avc1.64001e', [6, 300_000], [6, 150_000]);
const ORIGINAL = audio('audio', '原声 Original', 96_000);
const LEVEL = audio('audio-level', '标准音量 Levelled', 99_000);
const LOW = audio('audio-low', '仅声音 Sound only', 36_000, 1);
const NOTHING = { videos: [], audios: [], audioOnly: null, keyframes: false };

describe('the master playlist', () => {
  it('says of each variant what was measured, and begins with one that a common line bears', () => {
    const videos = [LARGE, MIDDLE, SMALL];
    expect(buildMasterPlaylist({ ...NOTHING, videos, audios: [ORIGINAL] })).toBe(`#EXTM3U
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

  it('lets a listener choose between two sounds, reckons with the heavier, and has lists for winding and for poor lines', () => {
    const audios = [LEVEL, ORIGINAL];
    const stream = { videos: [MIDDLE, SMALL], audios, audioOnly: LOW, keyframes: true };
    expect(buildMasterPlaylist(stream)).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="标准音量 Levelled",LANGUAGE="zh",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio-level/playlist.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="原声 Original",LANGUAGE="zh",DEFAULT=NO,AUTOSELECT=NO,CHANNELS="2",URI="audio/playlist.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1732000,AVERAGE-BANDWIDTH=1332000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="audio"
video-720p/playlist.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=532000,AVERAGE-BANDWIDTH=432000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=29.970,AUDIO="audio"
video-360p/playlist.m3u8
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-only",NAME="仅声音 Sound only",LANGUAGE="zh",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="audio-low/playlist.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=48000,AVERAGE-BANDWIDTH=48000,CODECS="mp4a.40.2",AUDIO="audio-only"
audio-low/playlist.m3u8
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=480000,AVERAGE-BANDWIDTH=360000,CODECS="avc1.64001f",RESOLUTION=1280x720,URI="video-720p/keyframes.m3u8"
#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=120000,AVERAGE-BANDWIDTH=90000,CODECS="avc1.64001e",RESOLUTION=640x360,URI="video-360p/keyframes.m3u8"
`);
  });

  it('names no audio group where there is no sound', () => {
    expect(
      buildMasterPlaylist({ ...NOTHING, videos: [{ ...SMALL, framesPerSecond: 25 }] }),
    ).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-STREAM-INF:BANDWIDTH=400000,AVERAGE-BANDWIDTH=300000,CODECS="avc1.64001e",RESOLUTION=640x360,FRAME-RATE=25.000
video-360p/playlist.m3u8
`);
  });

  it('begins with the smallest where a common line bears none', () => {
    const heavy = video([1280, 720], 'avc1.64001f', [6, 2_000_000]);
    const text = buildMasterPlaylist({ ...NOTHING, videos: [LARGE, heavy] });
    expect(text.match(/^video-.*$/gm)).toEqual([
      'video-720p/playlist.m3u8',
      'video-1080p/playlist.m3u8',
    ]);
  });

  it('names the codecs of both sounds where they differ', () => {
    const other = { ...ORIGINAL, track: { ...ORIGINAL.track, codec: 'mp4a.40.5' } };
    const text = buildMasterPlaylist({ ...NOTHING, videos: [SMALL], audios: [LEVEL, other] });
    expect(text).toContain('CODECS="avc1.64001e,mp4a.40.2,mp4a.40.5"');
  });
});

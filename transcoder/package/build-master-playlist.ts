import type { RenditionPlan } from '../plan/plan.ts';
import { averageBitsPerSecond, peakBitsPerSecond, type Track } from './track.ts';

export type VideoTrack = Readonly<{ rendition: RenditionPlan; track: Track }>;
export type AudioTrack = Readonly<{ language: string; channels: number; track: Track }>;

/** The file that names a rendition's segments, in the rendition's folder. */
export const MEDIA_PLAYLIST = 'playlist.m3u8';

/** What a line is taken to bear before a player has measured it. */
const START_BITS_PER_SECOND = 2_000_000;

/** The one playlist that a player is given; every attribute that Apple's authoring specification (9) asks for. */
export function buildMasterPlaylist(
  videos: readonly VideoTrack[],
  audio: AudioTrack | null,
  framesPerSecond: number,
): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...(audio === null ? [] : [audioGroup(audio)]),
    ...startFirst(videos, audio).flatMap((video) => [
      `#EXT-X-STREAM-INF:${streamAttributes(video, audio, framesPerSecond)}`,
      `${video.track.folder}/${MEDIA_PLAYLIST}`,
    ]),
    '',
  ].join('\n');
}

/** Players begin with the first variant; the best that a common line bears, rather than the best. */
function startFirst(
  videos: readonly VideoTrack[],
  audio: AudioTrack | null,
): readonly VideoTrack[] {
  const bitrate = ({ track }: VideoTrack) =>
    peakBitsPerSecond(track) + (audio === null ? 0 : peakBitsPerSecond(audio.track));
  const first = videos.find((video) => bitrate(video) <= START_BITS_PER_SECOND) ?? videos.at(-1);
  return [...videos].sort((a, b) => Number(b === first) - Number(a === first));
}

function audioGroup({ language, channels, track }: AudioTrack): string {
  const attributes = [
    'TYPE=AUDIO',
    'GROUP-ID="audio"',
    'NAME="原声 Original"',
    `LANGUAGE="${language}"`,
    'DEFAULT=YES',
    'AUTOSELECT=YES',
    `CHANNELS="${channels}"`,
    `URI="${track.folder}/${MEDIA_PLAYLIST}"`,
  ];
  return `#EXT-X-MEDIA:${attributes.join(',')}`;
}

/** Bitrates are those of the picture and the sound that plays with it, together. */
function streamAttributes(
  { rendition, track }: VideoTrack,
  audio: AudioTrack | null,
  framesPerSecond: number,
): string {
  const tracks = audio === null ? [track] : [track, audio.track];
  const sum = (rate: (each: Track) => number) =>
    Math.ceil(tracks.reduce((total, each) => total + rate(each), 0));
  return [
    `BANDWIDTH=${sum(peakBitsPerSecond)}`,
    `AVERAGE-BANDWIDTH=${sum(averageBitsPerSecond)}`,
    `CODECS="${tracks.map((each) => each.codec).join(',')}"`,
    `RESOLUTION=${rendition.width}x${rendition.height}`,
    `FRAME-RATE=${framesPerSecond.toFixed(3)}`,
    ...(audio === null ? [] : ['AUDIO="audio"']),
  ].join(',');
}

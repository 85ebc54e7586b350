import { KEYFRAME_PLAYLIST, MEDIA_PLAYLIST } from './build-media-playlist.ts';
import { averageBitsPerSecond, keyframeTrack, peakBitsPerSecond, type Track } from './track.ts';

export type VideoTrack = Readonly<{
  width: number;
  height: number;
  framesPerSecond: number;
  track: Track;
}>;

export type AudioTrack = Readonly<{
  language: string;
  channels: number;
  /** Shown where a listener may choose. */
  name: string;
  track: Track;
}>;

export type Stream = Readonly<{
  videos: readonly VideoTrack[];
  /** The first one plays unless somebody chooses another. */
  audios: readonly AudioTrack[];
  /** Alone, for lines that bear no picture. */
  audioOnly: AudioTrack | null;
  /** Whether each rendition has its list of keyframes. */
  keyframes: boolean;
}>;

/** What a line is taken to bear before a player has measured it. */
const START_BITS_PER_SECOND = 2_000_000;

/** The one playlist that a player is given; every attribute that Apple's authoring specification (9) asks for. */
export function buildMasterPlaylist(stream: Stream): string {
  const { videos, audios, audioOnly, keyframes } = stream;
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...audios.map((audio, index) => audioMedia(audio, 'audio', index === 0)),
    ...startFirst(videos, audios).flatMap((video) => [
      `#EXT-X-STREAM-INF:${streamAttributes(video, audios)}`,
      `${video.track.folder}/${MEDIA_PLAYLIST}`,
    ]),
    ...(audioOnly === null ? [] : audioVariant(audioOnly)),
    ...(keyframes ? videos.map(keyframeVariant) : []),
    '',
  ].join('\n');
}

/** Players begin with the first variant; the best that a common line bears, rather than the best. */
function startFirst(
  videos: readonly VideoTrack[],
  audios: readonly AudioTrack[],
): readonly VideoTrack[] {
  const sound = audios.reduce((most, { track }) => Math.max(most, peakBitsPerSecond(track)), 0);
  const bitrate = ({ track }: VideoTrack) => peakBitsPerSecond(track) + sound;
  const first = videos.find((video) => bitrate(video) <= START_BITS_PER_SECOND) ?? videos.at(-1);
  return [...videos].sort((a, b) => Number(b === first) - Number(a === first));
}

function audioMedia(audio: AudioTrack, group: string, isDefault: boolean): string {
  const { name, language, channels, track } = audio;
  const attributes = [
    'TYPE=AUDIO',
    `GROUP-ID="${group}"`,
    `NAME="${name}"`,
    `LANGUAGE="${language}"`,
    `DEFAULT=${isDefault ? 'YES' : 'NO'}`,
    `AUTOSELECT=${isDefault ? 'YES' : 'NO'}`,
    `CHANNELS="${channels}"`,
    `URI="${track.folder}/${MEDIA_PLAYLIST}"`,
  ];
  return `#EXT-X-MEDIA:${attributes.join(',')}`;
}

/** Bitrates are those of the picture and the heaviest sound that may play with it, together. */
function streamAttributes(video: VideoTrack, audios: readonly AudioTrack[]): string {
  const { track } = video;
  const rate = (measure: (each: Track) => number) =>
    Math.ceil(measure(track) + Math.max(0, ...audios.map((audio) => measure(audio.track))));
  const codecs = [track.codec, ...new Set(audios.map((audio) => audio.track.codec))];
  return [
    `BANDWIDTH=${rate(peakBitsPerSecond)}`,
    `AVERAGE-BANDWIDTH=${rate(averageBitsPerSecond)}`,
    `CODECS="${codecs.join(',')}"`,
    ...pictureAttributes(video),
    ...(audios.length === 0 ? [] : ['AUDIO="audio"']),
  ].join(',');
}

function pictureAttributes({ width, height, framesPerSecond }: VideoTrack): string[] {
  return [`RESOLUTION=${width}x${height}`, `FRAME-RATE=${framesPerSecond.toFixed(3)}`];
}

/** A variant whose only rendition is sound; its media is said once more, for its language. */
function audioVariant(audio: AudioTrack): string[] {
  const { track } = audio;
  const attributes = [
    `BANDWIDTH=${Math.ceil(peakBitsPerSecond(track))}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(averageBitsPerSecond(track))}`,
    `CODECS="${track.codec}"`,
    'AUDIO="audio-only"',
  ];
  return [
    audioMedia(audio, 'audio-only', true),
    `#EXT-X-STREAM-INF:${attributes.join(',')}`,
    `${track.folder}/${MEDIA_PLAYLIST}`,
  ];
}

function keyframeVariant(video: VideoTrack): string {
  const pictures = keyframeTrack(video.track);
  const attributes = [
    `BANDWIDTH=${Math.ceil(peakBitsPerSecond(pictures))}`,
    `AVERAGE-BANDWIDTH=${Math.ceil(averageBitsPerSecond(pictures))}`,
    `CODECS="${video.track.codec}"`,
    `RESOLUTION=${video.width}x${video.height}`,
    `URI="${video.track.folder}/${KEYFRAME_PLAYLIST}"`,
  ];
  return `#EXT-X-I-FRAME-STREAM-INF:${attributes.join(',')}`;
}

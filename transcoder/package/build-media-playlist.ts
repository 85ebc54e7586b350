import type { Segment } from './track.ts';

/** The file that names a rendition's segments, in the rendition's folder. */
export const MEDIA_PLAYLIST = 'playlist.m3u8';
/** The same for players that wind: only the pictures that decode alone (RFC 8216bis, 4.4.3.6). */
export const KEYFRAME_PLAYLIST = 'keyframes.m3u8';

type Listed = Pick<Segment, 'file' | 'durationSeconds'>;

/** A playlist over one rendition's segments (RFC 8216bis; Apple's authoring specification, 8). `growing`: more will come. */
export function buildMediaPlaylist(
  segments: readonly Listed[],
  targetDurationSeconds: number,
  growing = false,
): string {
  return [
    ...head(targetDurationSeconds),
    `#EXT-X-PLAYLIST-TYPE:${growing ? 'EVENT' : 'VOD'}`,
    '#EXT-X-INDEPENDENT-SEGMENTS',
    // The lesson from its start, not from where it has got to.
    ...(growing ? ['#EXT-X-START:TIME-OFFSET=0'] : []),
    '#EXT-X-MAP:URI="init.mp4"',
    ...segments.flatMap(({ file, durationSeconds }) => [extinf(durationSeconds), file]),
    ...(growing ? [] : ['#EXT-X-ENDLIST']),
    '',
  ].join('\n');
}

/** Every keyframe as a range of its segment: the fragment's head and the first picture (Apple's specification, 6.1). */
export function buildKeyframePlaylist(
  segments: readonly Pick<Segment, 'file' | 'keyframes'>[],
): string {
  return [
    ...head(targetDuration(segments.flatMap(({ keyframes }) => keyframes))),
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-I-FRAMES-ONLY',
    '#EXT-X-MAP:URI="init.mp4"',
    ...segments.flatMap(({ file, keyframes }) =>
      keyframes.flatMap(({ offset, sizeBytes, durationSeconds }) => [
        extinf(durationSeconds),
        `#EXT-X-BYTERANGE:${sizeBytes}@${offset}`,
        file,
      ]),
    ),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** Shared by all of a lesson's playlists (8.2): no segment, rounded, is longer. */
export function targetDuration(segments: readonly Pick<Segment, 'durationSeconds'>[]): number {
  return Math.max(1, ...segments.map((segment) => Math.round(segment.durationSeconds)));
}

function head(targetDurationSeconds: number): string[] {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${targetDurationSeconds}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
  ];
}

function extinf(seconds: number): string {
  return `#EXTINF:${seconds.toFixed(6)},`;
}

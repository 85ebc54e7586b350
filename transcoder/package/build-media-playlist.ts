import type { Segment } from './track.ts';

/** A VOD playlist over one rendition's segments (RFC 8216bis; Apple's authoring specification, 8). */
export function buildMediaPlaylist(
  segments: readonly Pick<Segment, 'file' | 'durationSeconds'>[],
  targetDurationSeconds: number,
): string {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${targetDurationSeconds}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    '#EXT-X-MAP:URI="init.mp4"',
    ...segments.flatMap(({ file, durationSeconds }) => [
      `#EXTINF:${durationSeconds.toFixed(6)},`,
      file,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** Shared by all of a lesson's playlists (8.2): no segment, rounded, is longer. */
export function targetDuration(segments: readonly Pick<Segment, 'durationSeconds'>[]): number {
  return Math.max(1, ...segments.map((segment) => Math.round(segment.durationSeconds)));
}

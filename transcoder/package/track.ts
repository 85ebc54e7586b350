/** A rendition as it was really written: its segments' true lengths and sizes. */
export type Track = Readonly<{
  /** Under the output folder: `video-720p`, `audio`. */
  folder: string;
  /** RFC 6381. */
  codec: string;
  segments: readonly Segment[];
}>;

export type Segment = Readonly<{
  file: string;
  startSeconds: number;
  durationSeconds: number;
  sizeBytes: number;
}>;

/** Seconds that EXTINF gives; what is summed and compared is what players are told. */
export function trackSeconds(track: Track): number {
  return track.segments.reduce((sum, segment) => sum + segment.durationSeconds, 0);
}

/** The highest bitrate of any segment, as BANDWIDTH wants it (RFC 8216, 4.3.4.2). */
export function peakBitsPerSecond(track: Track): number {
  const last = track.segments.length - 1;
  return Math.max(
    ...track.segments
      // A last segment of a few frames is no rate that a line must bear, unless it is all there is.
      .filter((segment, index) => index < last || last === 0 || segment.durationSeconds >= 1)
      .map((segment) => (segment.sizeBytes * 8) / segment.durationSeconds),
  );
}

export function averageBitsPerSecond(track: Track): number {
  const bytes = track.segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  return (bytes * 8) / trackSeconds(track);
}

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
  /** Of a picture: where its pictures that decode alone lie, one a fragment. */
  keyframes: readonly Keyframe[];
}>;

/** Bytes of the segment that hold a fragment's head and its first picture, and no more. */
export type Keyframe = Readonly<{
  offset: number;
  sizeBytes: number;
  startSeconds: number;
  /** Until the next one. */
  durationSeconds: number;
}>;

/** Seconds that EXTINF gives; what is summed and compared is what players are told. */
export function trackSeconds(track: Pick<Track, 'segments'>): number {
  return track.segments.reduce((sum, segment) => sum + segment.durationSeconds, 0);
}

/**
 * The highest bitrate that a player must bear: of any run of segments between half and one and a half times the
 * target long (RFC 8216, 4.3.4.2, BANDWIDTH); of the whole where it is shorter than that.
 */
export function peakBitsPerSecond(track: Pick<Track, 'segments'>): number {
  const target = Math.max(...track.segments.map((segment) => segment.durationSeconds));
  let peak = 0;
  for (const start of track.segments.keys()) {
    let seconds = 0;
    let bytes = 0;
    for (const segment of track.segments.slice(start)) {
      seconds += segment.durationSeconds;
      bytes += segment.sizeBytes;
      if (seconds > 1.5 * target) break;
      if (seconds >= 0.5 * target) peak = Math.max(peak, (bytes * 8) / seconds);
    }
  }
  return peak;
}

export function averageBitsPerSecond(track: Pick<Track, 'segments'>): number {
  const bytes = track.segments.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  return (bytes * 8) / trackSeconds(track);
}

/** What a player that winds fetches: a segment for each keyframe. */
export function keyframeTrack({ folder, codec, segments }: Track): Track {
  const pictures = segments.flatMap(({ file, keyframes }) =>
    keyframes.map((keyframe) => ({ ...keyframe, file, keyframes: [] })),
  );
  return { folder, codec, segments: pictures };
}

import type { Segment, Track } from '../../../../transcoder/package/track.ts';

/** A segment of so many seconds and bytes; a picture's has a keyframe every two seconds, a tenth of its bytes each. */
export type GivenSegment = readonly [seconds: number, bytes: number];

/** A track of these segments, one behind the other; `keyframes`: as a picture's. */
export function trackOf(
  folder: string,
  codec: string,
  segments: readonly GivenSegment[],
  keyframes = false,
): Track {
  let startSeconds = 0;
  return {
    folder,
    codec,
    segments: segments.map(([durationSeconds, sizeBytes], index): Segment => {
      const start = startSeconds;
      startSeconds += durationSeconds;
      const count = keyframes ? Math.ceil(durationSeconds / 2) : 0;
      return {
        ...{ file: `0000${index}.m4s`, startSeconds: start, durationSeconds, sizeBytes },
        keyframes: Array.from({ length: count }, (_, at) => ({
          ...{ offset: Math.floor((at * sizeBytes) / count), sizeBytes: sizeBytes / 10 },
          startSeconds: start + 2 * at,
          durationSeconds: Math.min(2, durationSeconds - 2 * at),
        })),
      };
    }),
  };
}

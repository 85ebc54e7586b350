import { FRAGMENTS } from './fragments.ts';

export const COPY_FDS = { video: 3, audio: 4 } as const;

export type CopyRequest = Readonly<{
  /** How the source is opened: `-i` and what belongs before it. */
  input: readonly string[];
  /** The lesson's zero on the source's own clock. */
  zeroSeconds: number;
  /** Which streams; null: none. `timescale`: ticks a second of the track that comes out. */
  video: Readonly<{ streamIndex: number; timescale: number }> | null;
  audio: Readonly<{ streamIndex: number }> | null;
}>;

/** One ffmpeg call that hands a source's own packets on, undecoded. */
export function copyArgv({ input, zeroSeconds, video, audio }: CopyRequest): string[] {
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
    // The source's clock, set to the lesson's zero by ourselves: ffmpeg would take the first of the mapped streams for it.
    ...['-fflags', '+genpts', '-copyts'],
    ...input,
    ...(video === null
      ? []
      : [
          ...['-map', `0:${video.streamIndex}`, '-c:v', 'copy'],
          ...['-video_track_timescale', String(video.timescale)],
          ...['-output_ts_offset', String(-zeroSeconds)],
          ...[...FRAGMENTS, `pipe:${COPY_FDS.video}`],
        ]),
    ...(audio === null
      ? []
      : [
          ...['-map', `0:${audio.streamIndex}`, '-c:a', 'copy', ...FRAGMENTS],
          ...['-output_ts_offset', String(-zeroSeconds), '-frag_duration', '1000000'],
          ...[`pipe:${COPY_FDS.audio}`],
        ]),
  ];
}

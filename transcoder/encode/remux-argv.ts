/** Where the lesson's zero lies in a remuxed source: decode times before it stay above zero, as the container wants. */
export const REMUXED_ZERO_SECONDS = 10;

export type RemuxRequest = Readonly<{
  /** How the source is opened: `-i` and what belongs before it. */
  input: readonly string[];
  videoStreamIndex: number;
  audioStreamIndex: number | null;
  /** How long after the container the lesson starts. */
  zeroAfterStartSeconds: number;
  file: string;
}>;

/**
 * One ffmpeg call that puts a source's packets, undecoded, into a container with an index and exact times: what MPEG's
 * streams, AVI and recordings of browsers lack. The picture becomes stream 0, the sound 1.
 */
export function remuxArgv(request: RemuxRequest): string[] {
  const { input, videoStreamIndex, audioStreamIndex, zeroAfterStartSeconds, file } = request;
  // ffmpeg counts from the container's start.
  const offset = REMUXED_ZERO_SECONDS - zeroAfterStartSeconds;
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats', '-y'],
    ...['-fflags', '+genpts', ...input],
    ...['-map', `0:${videoStreamIndex}`],
    ...(audioStreamIndex === null ? [] : ['-map', `0:${audioStreamIndex}`]),
    ...['-c', 'copy', '-output_ts_offset', offset.toFixed(6)],
    // Bytes on stdout, so that a hung tool is told from a slow one.
    ...['-progress', 'pipe:1', '-f', 'nut', `file:${file}`],
  ];
}

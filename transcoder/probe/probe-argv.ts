import { untrustedInput } from '../tool/untrusted-input.ts';

/** Asks for the container, the streams and, decoded, the frames of the first second; JSON on stdout. */
export function probeArgv(sourceFile: string): string[] {
  return [
    ...['ffprobe', '-hide_banner', '-loglevel', 'error', '-of', 'json'],
    ...['-show_format', '-show_streams'],
    // Whether frames are interlaced only the decoder knows for sure: containers leave it out or lie.
    ...['-show_frames', '-show_entries', 'frame=stream_index,interlaced_frame'],
    ...['-read_intervals', '%+1'],
    ...untrustedInput(sourceFile),
  ];
}

/** Asks for `stream,pts,dts,duration` of every packet, a line each; for files that do not say how long they are. */
export function packetTimesArgv(sourceFile: string): string[] {
  return [
    ...['ffprobe', '-hide_banner', '-loglevel', 'error', '-of', 'csv=print_section=0'],
    ...['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time'],
    ...untrustedInput(sourceFile),
  ];
}

/** Asks for `stream,pts,dts,duration,size,flags` of every packet, a line each, each stream's in decode order. */
export function scanPacketsArgv(input: readonly string[]): string[] {
  return [
    ...['ffprobe', '-hide_banner', '-loglevel', 'error', '-of', 'csv=print_section=0'],
    ...['-show_entries', 'packet=stream_index,pts_time,dts_time,duration_time,size,flags'],
    // AVI and others store no time of showing.
    ...['-fflags', '+genpts'],
    ...input,
  ];
}

import type { FfprobeStream } from './ffprobe-json.ts';

/** Where a stream starts on the file's own clock; with the container where it does not say. */
export function parseStart(stream: FfprobeStream, containerStart: number): number {
  const stated = Number(stream.start_time);
  return Number.isFinite(stated) ? stated : containerStart;
}

import { runProcess } from '../run-process.ts';

/** Coded pictures in a stream, by its packets. */
export async function countFrames(playlist: string, signal: AbortSignal): Promise<number> {
  const printed = await runProcess(
    [
      ...['ffprobe', '-loglevel', 'error', '-select_streams', 'v:0', '-count_packets'],
      ...['-show_entries', 'stream=nb_read_packets', '-of', 'default=nk=1:nw=1', playlist],
    ],
    signal,
  );
  return Number.parseInt(printed.stdout, 10);
}

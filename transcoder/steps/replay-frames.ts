import { createReadStream } from 'node:fs';
import { cutFrames } from '../encode/cut-frames.ts';
import type { PictureTap } from '../score/taps.ts';

/** Hands the frames of several files on as the one tap they were. `files` in the order of the lesson. */
export async function replayFrames(
  files: readonly string[],
  tap: PictureTap,
  take: (bytes: Uint8Array, atSeconds: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const cutter = cutFrames((tap.width * tap.height * 3) / 2, (bytes, index) =>
    take(bytes, index / tap.framesPerSecond),
  );
  for (const file of files) {
    for await (const bytes of createReadStream(file, { highWaterMark: 1024 * 1024, signal })) {
      cutter.add(bytes as Uint8Array);
    }
  }
  cutter.end();
}

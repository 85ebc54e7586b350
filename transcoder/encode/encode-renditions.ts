import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '../plan/plan.ts';
import type { PictureTap, TapSink } from '../score/taps.ts';
import { runTool, type ToolOutput } from '../tool/run-tool.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';
import { cutFrames } from './cut-frames.ts';
import { cutSamples } from './cut-samples.ts';
import { AUDIO_FOLDER, encodeArgv, FDS, videoFolder } from './encode-argv.ts';

export type Encoding = Readonly<{
  sourceFile: string;
  plan: Plan;
  /** Gets every tapped frame and sample, in order. */
  sink: TapSink;
  limits: TranscodeLimits;
  durationSeconds: number;
  signal: AbortSignal;
  /** Seconds of the lesson done, once a second of it. */
  onProgress: (seconds: number) => void;
  /** Where the renditions go and the preset they are made with; null only measures. */
  renditions: Readonly<{ outputFolder: string; preset: string }> | null;
}>;

/** CPU seconds that a second of lesson may take, over all threads; 4K in HEVC takes about ten. */
const CPU_SECONDS_PER_SECOND = 60;
const CPU_SECONDS_AT_LEAST = 600;
/** A segment of a few seconds is a few megabytes; what is past this went wrong. */
const MAX_SEGMENT_BYTES = 256 * 1024 * 1024;

/**
 * Decodes a source once, into renditions and taps. Gives the seconds of picture that came out.
 * Throws ToolError, and the signal's reason.
 */
export async function encodeRenditions(
  encoding: Encoding,
): Promise<Readonly<{ encodedSeconds: number }>> {
  const { sourceFile, plan, sink, limits, signal, renditions } = encoding;
  if (renditions !== null) await makeFolders(plan, renditions.outputFolder);

  const { motion, still, thumbnail, sound } = plan.taps;
  const onStill = (bytes: Uint8Array, atSeconds: number) => {
    sink.still(bytes, atSeconds);
    encoding.onProgress(atSeconds);
  };
  const motions = pictures(motion, sink.motion);
  const taps = [
    { fd: FDS.motion, cutter: motions },
    { fd: FDS.still, cutter: pictures(still, onStill) },
    { fd: FDS.thumbnail, cutter: pictures(thumbnail, sink.thumbnail) },
    ...(sound === null ? [] : [{ fd: FDS.sound, cutter: cutSamples(sound.channels, sink.sound) }]),
  ];
  await runTool({
    argv: encodeArgv({
      sourceFile,
      plan,
      preset: renditions?.preset ?? '',
      renditions: renditions !== null,
    }),
    limits: {
      memoryBytes: limits.memoryBytes,
      cpuSeconds: Math.ceil(
        CPU_SECONDS_AT_LEAST + CPU_SECONDS_PER_SECOND * encoding.durationSeconds,
      ),
      fileBytes: MAX_SEGMENT_BYTES,
      niceness: limits.niceness,
    },
    outputs: taps.map(
      ({ fd, cutter }): ToolOutput => ({ fd, consume: cutter.add, showsProgress: true }),
    ),
    ...(renditions === null ? {} : { folder: renditions.outputFolder }),
    signal,
    stallSeconds: limits.stallSeconds,
  });
  for (const { cutter } of taps) cutter.end();
  return { encodedSeconds: motions.count() / motion.framesPerSecond };
}

/** ffmpeg's hls muxer writes into folders, but makes none for segments. */
async function makeFolders(plan: Plan, outputFolder: string): Promise<void> {
  const audio = plan.sound === null ? [] : [AUDIO_FOLDER];
  for (const folder of [...plan.renditions.map(videoFolder), ...audio]) {
    await mkdir(join(outputFolder, folder), { recursive: true });
  }
}

function pictures(tap: PictureTap, take: (bytes: Uint8Array, atSeconds: number) => void) {
  const frameBytes = (tap.width * tap.height * 3) / 2;
  let frames = 0;
  const cutter = cutFrames(frameBytes, (bytes, index) => {
    frames = index + 1;
    take(bytes, index / tap.framesPerSecond);
  });
  return { ...cutter, count: () => frames };
}

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plan } from '../plan/plan.ts';
import type { PictureTap, TapSink } from '../score/taps.ts';
import { runTool } from '../tool/run-tool.ts';
import { type TranscodeLimits, toolLimits } from '../transcode-limits.ts';
import { cutFrames } from './cut-frames.ts';
import { cutSamples } from './cut-samples.ts';
import { AUDIO_FOLDER, encodeArgv, FDS, videoFolder } from './encode-argv.ts';
import { judgeToolError, refuseWhatFellShort } from './judge-encoding.ts';
import { requireToneMap } from './require-tone-map.ts';

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

/** What came out of the decoder. */
export type Encoded = Readonly<{ pictureSeconds: number; soundSeconds: number }>;

/**
 * Decodes a source once, into renditions and taps. Throws UnusableSourceError when that shows the source to be
 * no good, ToolError when ffmpeg fails otherwise, and the signal's reason.
 */
export async function encodeRenditions(encoding: Encoding): Promise<Encoded> {
  const { plan, renditions } = encoding;
  if (renditions !== null) await makeFolders(plan, renditions.outputFolder);
  const decoded = { frames: 0, samples: 0 };
  const encoded = (): Encoded => ({
    pictureSeconds: decoded.frames / plan.taps.motion.framesPerSecond,
    soundSeconds: decoded.samples / (plan.taps.sound?.sampleRateHz ?? 1),
  });
  const taps = openTaps(encoding, decoded);
  try {
    await runEncoder(encoding, taps);
  } catch (error) {
    throw judgeToolError(error, encoded());
  }
  for (const { cutter } of taps) cutter.end();
  refuseWhatFellShort(encoded(), encoding.durationSeconds);
  return encoded();
}

type Tap = Readonly<{ fd: number; cutter: { add(bytes: Uint8Array): void; end(): void } }>;

function openTaps(
  { plan, sink, onProgress }: Encoding,
  decoded: { frames: number; samples: number },
): Tap[] {
  const { motion, still, thumbnail, sound } = plan.taps;
  const onMotion: TapSink['motion'] = (bytes, atSeconds) => {
    decoded.frames += 1;
    sink.motion(bytes, atSeconds);
  };
  const onStill: TapSink['still'] = (bytes, atSeconds) => {
    sink.still(bytes, atSeconds);
    onProgress(atSeconds);
  };
  const onSound: TapSink['sound'] = (channels) => {
    decoded.samples += channels[0]?.length ?? 0;
    sink.sound(channels);
  };
  return [
    { fd: FDS.motion, cutter: cutPictures(motion, onMotion) },
    { fd: FDS.still, cutter: cutPictures(still, onStill) },
    { fd: FDS.thumbnail, cutter: cutPictures(thumbnail, sink.thumbnail) },
    ...(sound === null ? [] : [{ fd: FDS.sound, cutter: cutSamples(sound.channels, onSound) }]),
  ];
}

async function runEncoder(encoding: Encoding, taps: readonly Tap[]): Promise<void> {
  const { plan, renditions, signal } = encoding;
  const cpuSeconds = CPU_SECONDS_AT_LEAST + CPU_SECONDS_PER_SECOND * encoding.durationSeconds;
  const limits = toolLimits(encoding.limits, {
    cpuSeconds: Math.ceil(cpuSeconds),
    fileBytes: MAX_SEGMENT_BYTES,
  });
  await requireToneMap(plan, limits, signal);
  await runTool({
    argv: encodeArgv({
      // The call runs in the output folder, so a name relative to ours would miss.
      sourceFile: resolve(encoding.sourceFile),
      plan,
      preset: renditions?.preset ?? null,
    }),
    limits,
    outputs: taps.map(({ fd, cutter }) => ({ fd, consume: cutter.add, showsProgress: true })),
    ...(renditions === null ? {} : { folder: resolve(renditions.outputFolder) }),
    signal,
    stallSeconds: encoding.limits.stallSeconds,
  });
}

/** ffmpeg's hls muxer writes into folders, but makes none for segments. */
async function makeFolders(plan: Plan, outputFolder: string): Promise<void> {
  const audio = plan.sound === null ? [] : [AUDIO_FOLDER];
  for (const folder of [...plan.renditions.map(videoFolder), ...audio]) {
    await mkdir(join(outputFolder, folder), { recursive: true });
  }
}

function cutPictures(tap: PictureTap, take: (bytes: Uint8Array, atSeconds: number) => void) {
  const frameBytes = (tap.width * tap.height * 3) / 2;
  return cutFrames(frameBytes, (bytes, index) => take(bytes, index / tap.framesPerSecond));
}

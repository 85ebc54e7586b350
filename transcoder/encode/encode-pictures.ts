import type { Track } from '../package/track.ts';
import { videoGrid } from '../package/track-grid.ts';
import { createTrackWriter, type TrackWriter } from '../package/write-track.ts';
import { type Chunk, framesPerSecond, type Plan, type RenditionPlan } from '../plan/plan.ts';
import { UnusableSourceError } from '../probe/unusable-source-error.ts';
import type { PictureTap, TapSink } from '../score/taps.ts';
import { runTool } from '../tool/run-tool.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';
import { chunkArgv, type Encoders, PICTURE_FDS } from './chunk-argv.ts';
import { countDecoded } from './count-decoded.ts';
import { cutFrames } from './cut-frames.ts';
import { encodeLimits, mostBytes } from './encode-limits.ts';
import { judgeToolError } from './judge-encoding.ts';
import { requireToneMap } from './require-tone-map.ts';

export type PictureEncoding = Readonly<{
  /** How the source is opened. */
  input: readonly string[];
  plan: Plan;
  chunk: Chunk;
  /** Gets every tapped frame, in order, at its time in the lesson. */
  sink: Pick<TapSink, 'motion' | 'still' | 'thumbnail'>;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** Frames of the chunk done, now and then. */
  onProgress: (frames: number) => void;
  /** Where the renditions go, and how they are made; null only measures. */
  renditions: Readonly<{ outputFolder: string; ladder: Encoders }> | null;
}>;

/** The folder of a rendition, under the output folder. */
export const videoFolder = ({ name }: Pick<RenditionPlan, 'name'>) => `video-${name}`;

/**
 * Decodes one chunk of a source once, into renditions and taps. Throws UnusableSourceError when not one frame can be
 * decoded, ToolError when ffmpeg fails otherwise, and the signal's reason.
 */
export async function encodePictures(encoding: PictureEncoding): Promise<readonly Track[]> {
  const { chunk } = encoding;
  const tracks = await encodeFrom(encoding, chunk);
  if (tracks !== null) return tracks;
  // Nothing to decode from where it should be: what stands still there is what was shown before.
  const fromStart =
    chunk.seekSeconds === null ? null : await encodeFrom(encoding, { ...chunk, seekSeconds: null });
  if (fromStart === null) throw new UnusableSourceError('unsupported');
  return fromStart;
}

/** null: no frame was decoded. */
async function encodeFrom(
  encoding: PictureEncoding,
  chunk: Chunk,
): Promise<readonly Track[] | null> {
  const { plan, renditions, limits, signal, input } = encoding;
  const seconds = (chunk.endFrame - chunk.firstFrame) / framesPerSecond(plan.timing.frameRate);
  const toolLimits = encodeLimits(limits, seconds);
  await requireToneMap(plan, toolLimits, signal);
  const writers = openTracks(encoding);
  const taps = openTaps(encoding);
  let decoded: number | null = null;
  try {
    const { stderrTail } = await runTool({
      argv: chunkArgv({
        input,
        plan,
        chunk,
        encoders: renditions?.ladder ?? null,
      }),
      limits: toolLimits,
      outputs: [
        ...taps.map(({ fd, cutter }) => ({ fd, consume: cutter.add, showsProgress: true })),
        ...writers.map((writer, index) => ({
          fd: PICTURE_FDS.rendition(index),
          consume: writer.add,
          showsProgress: true,
          maxBytes: mostBytes(plan.renditions[index]!.maxBitrateKbps, seconds),
        })),
      ],
      signal,
      stallSeconds: limits.stallSeconds,
    });
    decoded = countDecoded(stderrTail);
  } catch (error) {
    throw judgeToolError(error, taps[0]!.cutter.count());
  }
  if (decoded === 0) return null;
  for (const { cutter } of taps) cutter.end();
  return writers.map((writer) => writer.end());
}

function openTracks({ plan, chunk, renditions }: PictureEncoding): readonly TrackWriter[] {
  if (renditions === null) return [];
  return plan.renditions.map((rendition) =>
    createTrackWriter({
      outputFolder: renditions.outputFolder,
      folder: videoFolder(rendition),
      grid: videoGrid(plan),
      first: chunk.firstFrame,
      end: chunk.endFrame,
    }),
  );
}

type Tap = Readonly<{ fd: number; cutter: ReturnType<typeof cutFrames> }>;

function openTaps({ plan, chunk, sink, onProgress }: PictureEncoding): readonly Tap[] {
  const { motion, still, thumbnail } = plan.taps;
  const fromSeconds = chunk.firstFrame / framesPerSecond(plan.timing.frameRate);
  const { motionPerFrame } = plan.timing;
  let frames = 0;
  const onMotion: TapSink['motion'] = (bytes, atSeconds) => {
    sink.motion(bytes, atSeconds);
    frames += 1;
    onProgress(frames / motionPerFrame);
  };
  return [
    { fd: PICTURE_FDS.motion, cutter: cutPictures(motion, fromSeconds, onMotion) },
    { fd: PICTURE_FDS.still, cutter: cutPictures(still, fromSeconds, sink.still) },
    { fd: PICTURE_FDS.thumbnail, cutter: cutPictures(thumbnail, fromSeconds, sink.thumbnail) },
  ];
}

/** A tap's frames lie on multiples of its interval, from the first one at or after `fromSeconds`. */
function cutPictures(tap: PictureTap, fromSeconds: number, take: TapSink['motion']) {
  const frameBytes = (tap.width * tap.height * 3) / 2;
  const first = Math.ceil(fromSeconds * tap.framesPerSecond - 1e-6);
  return cutFrames(frameBytes, (bytes, index) =>
    take(bytes, (first + index) / tap.framesPerSecond),
  );
}

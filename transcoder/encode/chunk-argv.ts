import { AV1_RULES, type Av1Rules, type Ladder } from '../../config/ladder.ts';
import { videoGrid } from '../package/track-grid.ts';
import { type Chunk, framesPerSecond, type Plan, type RenditionPlan } from '../plan/plan.ts';
import { PADS, pictureGraph } from './filter-graph.ts';
import { FRAGMENTS } from './fragments.ts';

/** Which pipe carries what. */
export const PICTURE_FDS = {
  motion: 3,
  still: 4,
  thumbnail: 5,
  rendition: (index: number) => 6 + index,
} as const;

export type Encoders = Pick<Ladder, 'preset' | 'subpixelRefinement' | 'av1'>;

export type ChunkRequest = Readonly<{
  /** How the source is opened: `-i` and what belongs before it. */
  input: readonly string[];
  plan: Plan;
  chunk: Chunk;
  /** How the renditions are encoded; null: only the taps, for a score without a stream. */
  encoders: Encoders | null;
}>;

/** The one ffmpeg call of a chunk: decodes once, into every rendition that is encoded and the picture's taps. */
export function chunkArgv({ input, plan, chunk, encoders }: ChunkRequest): string[] {
  const renditions = encoders === null ? [] : plan.renditions;
  return [
    // Verbose, so that the end of stderr says how many frames were decoded, and owns up to a CPU limit.
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'verbose', '-nostats'],
    // A tap that leaves frames out is not to have them filled in again.
    ...['-vsync', 'passthrough'],
    // Browsers' recordings and AVI leave out timestamps.
    ...['-fflags', '+genpts'],
    // Turning is a step of our own, after deinterlacing.
    '-noautorotate',
    ...keptGraph(plan.picture),
    ...seek(chunk),
    ...input,
    ...['-filter_complex', pictureGraph(plan, chunk, renditions)],
    ...renditions.flatMap((rendition, index) => [
      ...['-map', PADS.rendition(index)],
      ...(encoders === null ? [] : encode(rendition, encoders)),
      ...keyframes(plan, chunk),
      ...colourTags(plan.picture.matrix),
      ...['-video_track_timescale', String(videoGrid(plan).timescale)],
      ...[...FRAGMENTS, `pipe:${PICTURE_FDS.rendition(index)}`],
    ]),
    ...pictureTap(PADS.motion, PICTURE_FDS.motion),
    ...pictureTap(PADS.still, PICTURE_FDS.still),
    ...pictureTap(PADS.thumbnail, PICTURE_FDS.thumbnail),
  ];
}

/** Frames between there and the chunk are decoded and dropped by the graph, which counts on the source's own clock. */
function seek({ seekSeconds }: Chunk): string[] {
  if (seekSeconds === null) return ['-copyts'];
  // Rounded up: a hair before the keyframe would be the one before it.
  const at = (Math.ceil(seekSeconds * 1e6) / 1e6).toFixed(6);
  // seek_timestamp: on the source's own clock, not from its start.
  return ['-copyts', '-noaccurate_seek', '-seek_timestamp', '1', '-ss', at];
}

/**
 * A meeting's recording changes its size with the line. The scaler brings every frame to the first one's size; a new
 * graph each time would repeat the lesson's whole past into the fps filter. Deinterlacer and tone map need the new one.
 */
function keptGraph({ deinterlace, toneMap }: Plan['picture']): string[] {
  return deinterlace || toneMap ? [] : ['-reinit_filter:v', '0'];
}

function encode(rendition: RenditionPlan, encoders: Encoders): string[] {
  // The worker that planned it may have been set otherwise than this one.
  return rendition.codec === 'av1'
    ? av1(rendition, encoders.av1 ?? AV1_RULES)
    : h264(rendition, encoders);
}

function h264(
  { crf, maxBitrateKbps }: RenditionPlan,
  { preset, subpixelRefinement }: Encoders,
): string[] {
  return [
    // subq: a step less than the preset's own; config/ladder.ts has the figures.
    ...['-c:v', 'libx264', '-preset', preset, '-subq', String(subpixelRefinement)],
    ...['-profile:v', 'high'],
    // Constant quality, with a cap: slides cost next to nothing, a busy playground no more than the line bears.
    ...['-crf', String(crf)],
    ...['-maxrate', `${maxBitrateKbps}k`, '-bufsize', `${maxBitrateKbps * 2}k`],
    // Keyframes where they are asked for, and none where the scene changes.
    ...['-sc_threshold', '0', '-forced-idr', '1'],
    // No frame refers across a keyframe, so that each segment decodes alone.
    ...['-flags', '+cgop'],
  ];
}

function av1({ crf, maxBitrateKbps }: RenditionPlan, { preset }: Av1Rules): string[] {
  return [
    ...['-c:v', 'libsvtav1', '-preset', String(preset), '-crf', String(crf)],
    ...['-maxrate', `${maxBitrateKbps}k`, '-bufsize', `${maxBitrateKbps * 2}k`],
    // irefresh-type 2: keyframes that nothing refers across. scd 0: none where the scene changes.
    ...['-svtav1-params', 'irefresh-type=2:scd=0:enable-force-key-frames=1'],
  ];
}

/** On the plan's frames, in every rendition alike. */
function keyframes(plan: Plan, { firstFrame, endFrame }: Chunk): string[] {
  const rate = framesPerSecond(plan.timing.frameRate);
  const times = plan.keyframes
    .filter((frame) => frame >= firstFrame && frame < endFrame)
    // A quarter of a frame early: a time rounded up would come a frame late.
    .map((frame) => Math.max(0, (frame - firstFrame - 0.25) / rate).toFixed(6));
  // Never by the encoder's own count.
  return ['-g', String(endFrame - firstFrame), '-force_key_frames', times.join()];
}

/** Said in the stream, or a player guesses by size and colours jump with the quality. */
function colourTags(matrix: Plan['picture']['matrix']): string[] {
  const transfer = matrix === 'bt709' ? 'bt709' : 'smpte170m';
  return [
    ...['-colorspace', matrix, '-color_primaries', matrix],
    ...['-color_trc', transfer, '-color_range', 'tv'],
  ];
}

function pictureTap(pad: string, fd: number): string[] {
  return ['-map', pad, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', `pipe:${fd}`];
}

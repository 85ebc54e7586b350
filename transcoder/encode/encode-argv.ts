import { type Plan, type RenditionPlan, segmentSeconds } from '../plan/plan.ts';
import { untrustedInput } from '../tool/untrusted-input.ts';
import { PADS, pictureGraph, soundGraph } from './filter-graph.ts';

/** Which pipe carries what. */
export const FDS = { motion: 3, still: 4, thumbnail: 5, sound: 6 } as const;

/** Folder of a rendition, under the output folder; the segments and `init.mp4` are in it. */
export const videoFolder = (rendition: Pick<RenditionPlan, 'name'>) => `video-${rendition.name}`;
export const AUDIO_FOLDER = 'audio';
/** ffmpeg's own playlist, which we replace: it lacks what players need. */
export const TOOL_PLAYLIST = 'ffmpeg.m3u8';
export const INIT_FILE = 'init.mp4';

export type EncodeRequest = Readonly<{
  sourceFile: string;
  plan: Plan;
  /** The preset of x264 for the renditions; null: only the taps, for a score without a stream. */
  preset: string | null;
}>;

/** The one ffmpeg call of a lesson. Its outputs are named relative to the folder that it runs in. */
export function encodeArgv({ sourceFile, plan, preset }: EncodeRequest): string[] {
  const renditions = preset === null ? [] : plan.renditions;
  const sound = soundGraph(plan, preset !== null);
  return [
    // Info, so that the end of stderr says why: only there does ffmpeg own up to a CPU limit.
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'info', '-nostats'],
    // Browsers' recordings and AVI leave out timestamps.
    ...['-fflags', '+genpts'],
    // Turning is a step of our own, after deinterlacing.
    '-noautorotate',
    ...keptGraph(plan.picture),
    ...untrustedInput(sourceFile),
    ...['-filter_complex', pictureGraph(plan, renditions)],
    ...(sound === null ? [] : ['-filter_complex', sound]),
    ...(preset === null ? [] : outputs(plan, preset)),
    ...pictureTap(PADS.motion, FDS.motion),
    ...pictureTap(PADS.still, FDS.still),
    ...pictureTap(PADS.thumbnail, FDS.thumbnail),
    ...(plan.taps.sound === null ? [] : soundTap()),
  ];
}

/**
 * A meeting's recording changes its size with the line. The scaler brings every frame to the first one's size; a new
 * graph each time would repeat the lesson's whole past into the fps filter. Deinterlacer and tone map need the new one.
 */
function keptGraph({ deinterlace, toneMap }: Plan['picture']): string[] {
  return deinterlace || toneMap ? [] : ['-reinit_filter:v', '0'];
}

function outputs(plan: Plan, preset: string): string[] {
  return [
    ...plan.renditions.flatMap((rendition, index) => videoOutput(plan, rendition, index, preset)),
    ...audioOutput(plan),
  ];
}

function videoOutput(
  { timing, picture }: Plan,
  rendition: RenditionPlan,
  index: number,
  preset: string,
): string[] {
  return [
    ...['-map', PADS.rendition(index)],
    ...['-c:v', 'libx264', '-preset', preset, '-profile:v', 'high'],
    // Constant quality, with a cap: slides cost next to nothing, a busy playground no more than the line bears.
    ...['-crf', String(rendition.crf)],
    ...['-maxrate', `${rendition.maxBitrateKbps}k`, '-bufsize', `${rendition.maxBitrateKbps * 2}k`],
    // Keyframes on one grid in all renditions: none earlier, none later, none where the scene changes.
    ...['-g', String(timing.gopFrames), '-keyint_min', String(timing.gopFrames)],
    ...['-sc_threshold', '0'],
    // No frame refers across a keyframe, so that each segment decodes alone.
    ...['-flags', '+cgop'],
    ...colourTags(picture.matrix),
    ...segments(videoFolder(rendition), timing),
  ];
}

/** Said in the stream, or a player guesses by size and colours jump with the quality. */
function colourTags(matrix: Plan['picture']['matrix']): string[] {
  const transfer = matrix === 'bt709' ? 'bt709' : 'smpte170m';
  return [
    ...['-colorspace', matrix, '-color_primaries', matrix],
    ...['-color_trc', transfer, '-color_range', 'tv'],
  ];
}

function audioOutput({ sound, timing }: Plan): string[] {
  if (sound === null) return [];
  return [
    ...['-map', PADS.aac],
    ...['-c:a', 'aac', '-b:a', `${sound.bitrateKbps}k`, '-ar', String(sound.sampleRateHz)],
    ...['-ac', String(sound.channels)],
    ...segments(AUDIO_FOLDER, timing),
  ];
}

/** CMAF segments: one fragment a file, decode times that run on, first picture at zero. */
function segments(folder: string, timing: Plan['timing']): string[] {
  return [
    // Decode times before zero stay there and go into the edit list; shifting them would delay the
    // picture behind the sound by the length of the reordering.
    ...['-avoid_negative_ts', 'disabled'],
    ...['-f', 'hls', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'vod'],
    // Rounded down: a hair above the grid would cut a whole GOP late.
    ...['-hls_time', floorMicroseconds(segmentSeconds(timing))],
    // frag_discont: decode times as they are and an edit list of one entry. skip_sidx: an index nobody reads.
    ...['-hls_segment_options', 'movflags=+frag_discont+skip_sidx'],
    ...['-hls_fmp4_init_filename', INIT_FILE],
    ...['-hls_segment_filename', `${folder}/%05d.m4s`],
    `${folder}/${TOOL_PLAYLIST}`,
  ];
}

function pictureTap(pad: string, fd: number): string[] {
  return ['-map', pad, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', `pipe:${fd}`];
}

function soundTap(): string[] {
  return ['-map', PADS.sound, '-f', 'f32le', '-c:a', 'pcm_f32le', `pipe:${FDS.sound}`];
}

function floorMicroseconds(seconds: number): string {
  return (Math.floor(seconds * 1e6 + 1e-3) / 1e6).toFixed(6);
}

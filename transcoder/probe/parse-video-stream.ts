import type { Bilingual } from '../../storage/catalog/report.ts';
import type { FfprobeStream } from './ffprobe-json.ts';
import { parseRational } from './parse-rational.ts';
import { parseStart } from './parse-start.ts';
import type { Rational, VideoProbe } from './probe.ts';
import { UnusableSourceError } from './unusable-source-error.ts';

/** What a stream is read together with. */
type Around = Readonly<{
  /** 0 to 1; null when no frame was decoded. */
  interlacedShare: number | null;
  durationSeconds: number;
  containerStart: number;
  fallbackBitrateKbps: number;
}>;

/** Less than a macroblock. */
const MIN_SIDE_PIXELS = 16;
/** Past 8K a picture is a way to exhaust memory rather than a lesson. */
const MAX_SIDE_PIXELS = 8192;
const MAX_PIXELS = MAX_SIDE_PIXELS * 4608;
const TOO_MANY_PIXELS: Bilingual = {
  zh: '这个视频的画面尺寸过大，请导出为 4K 或 1080p 的 MP4（H.264），再上传。',
  en: 'The picture of this video is too large; export it as MP4 (H.264) at 4K or 1080p, then upload it.',
};
const TOO_FEW_PIXELS: Bilingual = {
  zh: '这个视频的画面尺寸过小，看不清内容，请上传原始录像。',
  en: 'The picture of this video is too small to show anything; upload the original recording.',
};
const INTERLACED_FIELD_ORDERS = ['tt', 'bb', 'tb', 'bt'];

/** Reads one video stream of ffprobe's. Throws UnusableSourceError when no decoder could make sense of it. */
export function parseVideoStream(stream: FfprobeStream, around: Around): VideoProbe {
  const { width = 0, height = 0, codec_name: codec, pix_fmt: pixelFormat } = stream;
  if (codec === undefined || codec === 'none' || pixelFormat === undefined) {
    throw new UnusableSourceError('unsupported');
  }
  // A header that cannot be true.
  if (width === 0 || height === 0) throw new UnusableSourceError('unsupported');
  if (width < MIN_SIDE_PIXELS || height < MIN_SIDE_PIXELS) {
    throw new UnusableSourceError('unsupported', undefined, TOO_FEW_PIXELS);
  }
  // Its decoder would run out of memory: once more each time, and as if we were to blame.
  if (Math.max(width, height) > MAX_SIDE_PIXELS || width * height > MAX_PIXELS) {
    throw new UnusableSourceError('unsupported', undefined, TOO_MANY_PIXELS);
  }
  const rotationDegrees = rotation(stream);
  const shownWidth = Math.max(2, Math.round(width * pixelAspect(stream.sample_aspect_ratio)));
  const upright = rotationDegrees === 0 || rotationDegrees === 180;
  const nominalFrameRate = parseRational(stream.r_frame_rate);
  return {
    streamIndex: stream.index,
    startSeconds: parseStart(stream, around.containerStart),
    codec,
    profile: stream.profile ?? null,
    // ffprobe writes -99 for unknown.
    level: stream.level !== undefined && stream.level > 0 ? stream.level : null,
    pixelFormat,
    bitDepth: bitDepth(stream, pixelFormat),
    width,
    height,
    displayWidth: upright ? shownWidth : height,
    displayHeight: upright ? height : shownWidth,
    rotationDegrees,
    framesPerSecond: averageRate(stream, nominalFrameRate, around.durationSeconds),
    nominalFrameRate,
    bitrateKbps: Math.round(
      stream.bit_rate === undefined ? around.fallbackBitrateKbps : Number(stream.bit_rate) / 1000,
    ),
    reorders: (stream.has_b_frames ?? 0) > 0,
    scan: isInterlaced(stream, around) ? 'interlaced' : 'progressive',
    colorTransfer: known(stream.color_transfer),
    colorMatrix: known(stream.color_space),
    colorPrimaries: known(stream.color_primaries),
    colorRange: known(stream.color_range),
  };
}

/** Width of a pixel over its height. Lines stay lines: anamorphic pictures are widened or narrowed. */
function pixelAspect(text: string | undefined): number {
  const [width = 0, height = 0] = (text ?? '').split(':').map(Number);
  return width > 0 && height > 0 ? width / height : 1;
}

/** ffprobe counts the turn of the stored picture anticlockwise; we count the turn that mends it, clockwise. */
function rotation(stream: FfprobeStream): VideoProbe['rotationDegrees'] {
  const turned = stream.side_data_list?.find((each) => each.rotation !== undefined)?.rotation ?? 0;
  const quarter = ((Math.round(-turned / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[quarter] ?? 0;
}

function bitDepth(stream: FfprobeStream, pixelFormat: string): number {
  const stated = Number(stream.bits_per_raw_sample);
  if (stated > 0) return stated;
  const named = /(?:p|gray|le|be)(9|10|12|14|16)(?:le|be)?$/.exec(pixelFormat)?.[1];
  return named === undefined ? 8 : Number(named);
}

function averageRate(
  stream: FfprobeStream,
  nominal: Rational | null,
  durationSeconds: number,
): number {
  const average = parseRational(stream.avg_frame_rate) ?? nominal;
  if (average !== null) return average.numerator / average.denominator;
  const frames = Number(stream.nb_frames);
  return frames > 0 ? frames / durationSeconds : 25;
}

/** The decoder's word counts before the container's. */
function isInterlaced(stream: FfprobeStream, around: Around): boolean {
  if (around.interlacedShare !== null) return around.interlacedShare > 0.5;
  return INTERLACED_FIELD_ORDERS.includes(stream.field_order ?? '');
}

function known(value: string | undefined): string | null {
  return value === undefined || value === 'unknown' || value === 'reserved' ? null : value;
}

import type { Plan, RenditionPlan } from '../../../transcoder/plan/plan.ts';

/** Quality and cap of a rendition, in every contender the same. */
export function encoderArgv({ crf, maxBitrateKbps }: RenditionPlan, preset: string): string[] {
  return [
    ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', preset, '-profile:v', 'high'],
    ...[
      '-crf',
      String(crf),
      '-maxrate',
      `${maxBitrateKbps}k`,
      '-bufsize',
      `${maxBitrateKbps * 2}k`,
    ],
  ];
}

/** The last output: segments of a rendition, `NAME.m3u8` their list. */
export function hlsArgv(plan: Plan, folder: string, name: string): string[] {
  const { numerator, denominator } = plan.timing.frameRate;
  const seconds = ((plan.segments[1] ?? plan.frames) * denominator) / numerator;
  return [
    ...['-f', 'hls', '-hls_time', String(seconds), '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', `${name}-init.mp4`],
    ...['-hls_segment_filename', `${folder}/${name}-%05d.m4s`, `${folder}/${name}.m3u8`],
  ];
}

export function soundArgv({ sound }: Plan): string[] {
  if (sound === null) return [];
  return [
    ...['-map', `0:${sound.streamIndex}`, '-c:a', 'aac'],
    ...['-b:a', `${sound.bitrateKbps}k`, '-ac', String(sound.channels)],
  ];
}

export const QUIET_FFMPEG = ['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y'];

export function frameRateFilter({ timing }: Plan): string {
  return `fps=${timing.frameRate.numerator}/${timing.frameRate.denominator}`;
}

import type { Ladder } from '../../../config/ladder.ts';
import { framesPerSecond, type Plan, type RenditionPlan } from '../../../transcoder/plan/plan.ts';

/**
 * One ffmpeg call for one rendition, as PeerTube makes them: each decodes the source again and carries the sound
 * along. Encoder settings are those of our ladder, so that only the way of working differs.
 */
export function perRenditionArgv(
  sourceFile: string,
  folder: string,
  { timing, sound }: Pick<Plan, 'timing' | 'sound'>,
  rendition: RenditionPlan,
  { preset, gopSeconds, segmentSeconds }: Pick<Ladder, 'preset' | 'gopSeconds' | 'segmentSeconds'>,
): string[] {
  const { name, width, height, crf, maxBitrateKbps } = rendition;
  const { numerator, denominator } = timing.frameRate;
  const gopFrames = String(Math.round(gopSeconds * framesPerSecond(timing.frameRate)));
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-i', sourceFile],
    ...['-map', '0:v:0', '-vf', `scale=${width}:${height},fps=${numerator}/${denominator}`],
    ...['-pix_fmt', 'yuv420p', '-c:v', 'libx264', '-preset', preset, '-profile:v', 'high'],
    ...[
      '-crf',
      String(crf),
      '-maxrate',
      `${maxBitrateKbps}k`,
      '-bufsize',
      `${maxBitrateKbps * 2}k`,
    ],
    ...['-g', gopFrames, '-keyint_min', gopFrames, '-sc_threshold', '0'],
    ...(sound === null ? [] : ['-map', '0:a:0', '-c:a', 'aac', '-b:a', `${sound.bitrateKbps}k`]),
    ...['-f', 'hls', '-hls_time', String(segmentSeconds), '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', `${name}-init.mp4`],
    ...['-hls_segment_filename', `${folder}/${name}-%05d.m4s`, `${folder}/${name}.m3u8`],
  ];
}

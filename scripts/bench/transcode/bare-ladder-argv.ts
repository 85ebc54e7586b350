import type { Plan } from '../../../transcoder/plan/plan.ts';
import {
  encoderArgv,
  frameRateFilter,
  hlsArgv,
  QUIET_FFMPEG,
  soundArgv,
} from './baseline-encoder.ts';

/** The cheapest way to the same renditions: one ffmpeg, one decode, nothing measured, nothing that can be resumed. */
export function bareLadderArgv(
  sourceFile: string,
  folder: string,
  plan: Plan,
  preset: string,
): string[] {
  const { renditions, picture } = plan;
  const pads = renditions.map((_, index) => `[p${index}]`);
  const graph = [
    `[0:${picture.streamIndex}]${frameRateFilter(plan)},format=yuv420p,split=${pads.length}${pads.join('')}`,
    ...renditions.map(
      ({ width, height }, index) => `[p${index}]scale=${width}:${height}:flags=bicubic[v${index}]`,
    ),
  ];
  const gopFrames = String(plan.keyframes[1] ?? plan.frames);
  const sound = soundArgv(plan);
  return [
    ...[...QUIET_FFMPEG, '-i', sourceFile, '-filter_complex', graph.join(';')],
    ...renditions.flatMap((rendition, index) => [
      ...['-map', `[v${index}]`, ...encoderArgv(rendition, preset)],
      ...['-g', gopFrames, '-keyint_min', gopFrames, '-sc_threshold', '0', '-flags', '+cgop'],
      ...hlsArgv(plan, folder, rendition.name),
    ]),
    ...(sound.length === 0 ? [] : [...sound, ...hlsArgv(plan, folder, 'audio')]),
  ];
}

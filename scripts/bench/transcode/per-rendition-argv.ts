import { framesPerSecond, type Plan, type RenditionPlan } from '../../../transcoder/plan/plan.ts';
import {
  encoderArgv,
  frameRateFilter,
  hlsArgv,
  QUIET_FFMPEG,
  soundArgv,
} from './baseline-encoder.ts';

const PRESET = 'veryfast';
const GOP_SECONDS = 2;

/**
 * One ffmpeg call for one rendition, as PeerTube makes them: each decodes the source again and carries the sound along.
 * Quality and caps are those of our plan.
 */
export function perRenditionArgv(
  sourceFile: string,
  folder: string,
  plan: Plan,
  rendition: RenditionPlan,
): string[] {
  const { name, width, height } = rendition;
  const gopFrames = Math.round(GOP_SECONDS * framesPerSecond(plan.timing.frameRate));
  return [
    ...[...QUIET_FFMPEG, '-i', sourceFile, '-map', `0:${plan.picture.streamIndex}`],
    ...['-vf', `scale=${width}:${height},${frameRateFilter(plan)}`],
    ...encoderArgv(rendition, PRESET),
    ...['-g', String(gopFrames), '-b_strategy', '1', '-bf', '16'],
    ...soundArgv(plan),
    ...hlsArgv(plan, folder, name),
  ];
}

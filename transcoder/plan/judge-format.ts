import type { Ladder } from '../../config/ladder.ts';
import type { VideoProbe } from '../probe/probe.ts';
import { COPY_REASONS as WHY } from './copy-reasons.ts';
import type { CopyReason } from './copy-verdict.ts';
import { MIN_FRAMES_PER_SECOND } from './plan-frame-rate.ts';
import { KEPT_MATRICES } from './plan-picture.ts';
import { copyBoundKbps, MAX_LONG_SIDE } from './plan-renditions.ts';

const PROFILES = ['Constrained Baseline', 'Main', 'High'];
/** 5.1: what browsers and tablets of the last ten years decode. */
const MAX_LEVEL = 51;
/** What players show as they show BT.709; the renditions beside it are tagged with their matrix's. */
const TRANSFERS = ['bt709', 'smpte170m', 'bt470m', 'bt470bg', 'gamma22', 'gamma28', 'iec61966-2-1'];
const PRIMARIES = ['bt709', 'smpte170m', 'bt470bg'];

/** What of a picture's format keeps it from being watched as it is. */
export function judgeFormat(video: VideoProbe, ladder: Ladder): CopyReason[] {
  if (video.codec !== 'h264') return [WHY.codec(video.codec), ...judgePicture(video, ladder)];
  const { profile, level } = video;
  return [
    ...(profile !== null && PROFILES.includes(profile) ? [] : [WHY.profile(profile ?? '?')]),
    ...(level === null || level <= MAX_LEVEL ? [] : [WHY.level(level)]),
    ...judgePicture(video, ladder),
  ];
}

function judgePicture(video: VideoProbe, ladder: Ladder): CopyReason[] {
  const { width, height, displayWidth, displayHeight, rotationDegrees, framesPerSecond } = video;
  const upright = rotationDegrees === 0;
  const most = ladder.maxFramesPerSecond;
  const rateKnown = Number.isFinite(framesPerSecond);
  const lines = Math.max(...ladder.video.map((rung) => rung.height));
  const fits = copyBoundKbps({ width: displayWidth, height: displayHeight }, ladder) !== null;
  return [
    ...judgeColours(video),
    ...(video.scan === 'progressive' ? [] : [WHY.interlaced()]),
    ...(upright ? [] : [WHY.rotated(rotationDegrees)]),
    ...(upright && displayWidth !== width ? [WHY.pixelAspect()] : []),
    ...(width % 2 === 0 && height % 2 === 0 ? [] : [WHY.oddSize(width, height)]),
    ...(fits && Math.max(width, height) <= MAX_LONG_SIDE
      ? []
      : [WHY.tooLarge(width, height, lines)]),
    // The tolerance that the grid's rate is halved by.
    ...(rateKnown && framesPerSecond > most * 1.02
      ? [WHY.frameRateHigh(framesPerSecond, most)]
      : []),
    ...(framesPerSecond >= MIN_FRAMES_PER_SECOND * 0.99
      ? []
      : [WHY.frameRateLow(rateKnown ? framesPerSecond : 0, MIN_FRAMES_PER_SECOND)]),
  ];
}

/** Two renditions of one lesson must not look different but for their sharpness. */
function judgeColours(video: VideoProbe): CopyReason[] {
  const { pixelFormat, bitDepth, colorRange, colorMatrix, colorTransfer, colorPrimaries } = video;
  const full = pixelFormat === 'yuvj420p' || colorRange === 'pc';
  const plain = ['yuv420p', 'yuvj420p'].includes(pixelFormat) && bitDepth === 8;
  const strange = [
    strangeOne(colorMatrix, KEPT_MATRICES),
    strangeOne(colorTransfer, TRANSFERS),
    strangeOne(colorPrimaries, PRIMARIES),
  ].find((each) => each !== null);
  return [
    ...(plain ? [] : [WHY.pixelFormat(pixelFormat)]),
    ...(full ? [WHY.colourRange()] : []),
    ...(strange === undefined ? [] : [WHY.colours(strange)]),
  ];
}

function strangeOne(value: string | null, known: readonly string[]): string | null {
  return value === null || known.includes(value) ? null : value;
}

import type { Ladder } from '../../config/ladder.ts';
import type { PacketScan } from '../probe/packet-scan.ts';
import type { Probe } from '../probe/probe.ts';
import { COPY_REASONS as WHY } from './copy-reasons.ts';
import type { CopyReason, CopyVerdict } from './copy-verdict.ts';
import { cutSegments, longestSegment } from './cut-segments.ts';
import { findOpenGop } from './find-open-gop.ts';
import { judgeFormat } from './judge-format.ts';
import { type PlacedFrames, placeFrames } from './place-frames.ts';
import { framesPerSecond } from './plan.ts';
import { planFrameRate } from './plan-frame-rate.ts';
import { copyBoundKbps } from './plan-renditions.ts';
import { streamBitrate } from './stream-bitrate.ts';

/** Ten seconds may take this many times the average that is allowed. */
const PEAK_FACTOR = 2;

/** Containers round times to this. */
const CLOCK_TICK_SECONDS = 0.001;

/** What a lesson may lose of its sound: picture and sound are published up to one end, and a copied picture cannot stay. */
const LOST_SOUND_SECONDS = 0.5;

/**
 * Whether the source's picture can be the top rendition as it is, packet by packet. `soundEndSeconds`, from zero: 0 where
 * there is no sound. Never throws.
 */
export function judgeCopy(
  probe: Probe,
  scan: PacketScan,
  ladder: Ladder,
  soundEndSeconds = 0,
): CopyVerdict {
  const rate = framesPerSecond(planFrameRate(probe.video, ladder.maxFramesPerSecond));
  const placed = placeFrames(scan, rate);
  const reasons = [
    ...judgeFormat(probe.video, ladder),
    ...judgeTimes(scan, placed, { rate, reorders: probe.video.reorders }),
    ...judgeEnd(soundEndSeconds - scan.endSeconds),
    ...judgeKeyframes(scan, placed, rate, ladder),
    ...judgeBitrate(probe, scan, ladder),
  ];
  const copied = reasons.length === 0;
  return { copied, reasons, keyframes: copied ? keyframesOf(scan, placed) : [] };
}

function keyframesOf({ packets }: PacketScan, { numbers }: PlacedFrames): number[] {
  return [...numbers].filter((_, at) => packets.keyframe[at] === 1).sort((a, b) => a - b);
}

function judgeTimes(
  scan: PacketScan,
  placed: PlacedFrames,
  { rate, reorders }: Readonly<{ rate: number; reorders: boolean }>,
): CopyReason[] {
  const { numbers, firstSeconds, unfilled } = placed;
  const hidden = scan.hidden === 0 ? [] : [WHY.editList(scan.hidden)];
  if (Number.isNaN(firstSeconds)) return [...hidden, WHY.timestamps()];
  // AVI has no times of showing; those made up for it follow the order of decoding.
  const madeUp = reorders && numbers.every((number, at) => number >= (numbers[at - 1] ?? 0));
  return [
    ...hidden,
    ...(madeUp ? [WHY.timestamps()] : []),
    ...(Math.abs(firstSeconds) <= 0.5 / rate + CLOCK_TICK_SECONDS
      ? []
      : [WHY.startsLate(firstSeconds)]),
    ...(unfilled === null ? [] : [WHY.frameRateVaries(firstSeconds + unfilled / rate)]),
  ];
}

function judgeEnd(missingSeconds: number): CopyReason[] {
  return missingSeconds <= LOST_SOUND_SECONDS ? [] : [WHY.endsEarly(missingSeconds)];
}

function judgeKeyframes(
  scan: PacketScan,
  placed: PlacedFrames,
  rate: number,
  { segmentSeconds, longestSegmentSeconds }: Ladder,
): CopyReason[] {
  const { numbers } = placed;
  if (numbers.length === 0) return [];
  const frames = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  const keyframes = keyframesOf(scan, placed);
  const usual = Math.round(segmentSeconds * rate);
  const longest = longestSegment(cutSegments(keyframes, { usual, frames }), frames);
  const open = findOpenGop(numbers, scan.packets.keyframe);
  return [
    ...(scan.packets.keyframe[0] === 1 ? [] : [WHY.startsWithoutKeyframe()]),
    ...(open === null ? [] : [WHY.openGop(placed.firstSeconds + open / rate)]),
    ...(longest <= Math.round(longestSegmentSeconds * rate)
      ? []
      : [WHY.keyframesFar(longest / rate, longestSegmentSeconds)]),
  ];
}

function judgeBitrate({ video }: Probe, scan: PacketScan, ladder: Ladder): CopyReason[] {
  const display = { width: video.displayWidth, height: video.displayHeight };
  const most = copyBoundKbps(display, ladder);
  if (most === null) return [];
  const { averageKbps, peakKbps } = streamBitrate(scan);
  return [
    ...(averageKbps <= most ? [] : [WHY.bitrateHigh(averageKbps, most)]),
    ...(peakKbps <= most * PEAK_FACTOR ? [] : [WHY.bitratePeak(peakKbps, most * PEAK_FACTOR)]),
  ];
}

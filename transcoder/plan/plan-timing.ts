import type { Ladder } from '../../config/ladder.ts';
import type { Rational } from '../probe/probe.ts';
import { framesPerSecond, type TimingPlan } from './plan.ts';

/** Keyframes and segments as near to the ladder's seconds as whole frames allow. */
export function planTiming(
  frameRate: Rational,
  ladder: Pick<Ladder, 'gopSeconds' | 'segmentSeconds'>,
): TimingPlan {
  const gopFrames = Math.max(1, Math.round(ladder.gopSeconds * framesPerSecond(frameRate)));
  const gopsPerSegment = Math.max(1, Math.round(ladder.segmentSeconds / ladder.gopSeconds));
  return { frameRate, gopFrames, segmentFrames: gopFrames * gopsPerSegment };
}

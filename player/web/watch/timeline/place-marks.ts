import type { FindingCode } from '../../../../storage/catalog/report.ts';
import type { ListedFinding } from './finding-order.ts';

export const LANES = ['picture', 'audio', 'cut'] as const;
export type Lane = (typeof LANES)[number];

/** A finding on the timeline; per cent of its length. */
export type Mark = Readonly<{
  listed: ListedFinding;
  lane: Lane;
  leftPercent: number;
  widthPercent: number;
}>;

/** Where each finding lies, long ones first so that short ones are drawn above them. */
export function placeMarks(
  listed: readonly ListedFinding[],
  durationSeconds: number,
): readonly Mark[] {
  if (durationSeconds <= 0) return [];
  return listed
    .map((each) => {
      const left = clampPercent((100 * each.finding.startSeconds) / durationSeconds);
      const right = clampPercent((100 * each.finding.endSeconds) / durationSeconds);
      return {
        listed: each,
        lane: laneOf(each.finding.code),
        leftPercent: left,
        widthPercent: Math.max(0, right - left),
      };
    })
    .sort((a, b) => b.widthPercent - a.widthPercent);
}

/** Timing faults lie where they are noticed: dropped frames in the picture, drift in the sound. */
export function laneOf(code: FindingCode): Lane {
  if (code.startsWith('audio.') || code === 'timing.audio-drift') return 'audio';
  return code.startsWith('cut.') ? 'cut' : 'picture';
}

function clampPercent(value: number): number {
  return Math.min(100, Math.max(0, value));
}

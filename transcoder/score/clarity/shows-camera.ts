import type { StillnessMeasured } from '../measured.ts';

/** Seconds to either side: a teacher may stand still for a while, a slide always does. */
const AROUND = 2;
const MIN_SHARE = 0.6;

/** Whether a camera is on: its picture is alive in this second, or in most of those around. */
export function showsCamera({ camera }: StillnessMeasured, atSeconds: number): boolean {
  const second = Math.floor(atSeconds);
  if (camera[second] === true) return true;
  const around = camera.slice(Math.max(0, second - AROUND), second + AROUND + 1);
  return around.filter(Boolean).length >= MIN_SHARE * around.length;
}

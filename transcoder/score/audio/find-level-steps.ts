import type { LevelStep } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** Long enough to hold words, short enough to end before the next change. */
const SIDE_SECONDS = 3;
/** 100 ms: what a fader or a speaker does takes longer. */
const ABRUPT_SECONDS = 0.1;
const LEAST_LU = 5;
/** Where at least this much is heard there is something to compare. */
const AUDIBLE_DBFS = -65;
const STEP_FRAMES = 5;
/** What a report can hold. */
const MAX_STEPS = 1000;

/** Changes of level that last, from levels of 20 ms in dBFS. */
export function findLevelSteps(levels: readonly number[], frameSeconds: number): LevelStep[] {
  const side = Math.round(SIDE_SECONDS / frameSeconds);
  const near = Math.round(ABRUPT_SECONDS / frameSeconds);
  const steps: LevelStep[] = [];
  const differences: number[] = [];
  for (let at = side; at + side <= levels.length; at += STEP_FRAMES) {
    const before = loud(levels, at - side, at);
    const after = loud(levels, at, at + side);
    differences.push(Math.min(before, after) < AUDIBLE_DBFS ? 0 : after - before);
  }
  const around = Math.round(side / STEP_FRAMES);
  differences.forEach((stepLu, index) => {
    if (Math.abs(stepLu) < LEAST_LU || steps.length >= MAX_STEPS) return;
    for (let other = index - around; other <= index + around; other += 1) {
      const height = Math.abs(differences[other] ?? 0);
      if (height > Math.abs(stepLu) || (height === Math.abs(stepLu) && other < index)) return;
    }
    const at = side + index * STEP_FRAMES;
    const gap = loud(levels, at + near, at + 8 * near) - loud(levels, at - 8 * near, at - near);
    const abrupt = gap * stepLu > 0 && Math.abs(gap) > 0.6 * Math.abs(stepLu);
    steps.push({ atSeconds: at * frameSeconds, stepLu, abrupt, gainChanged: false });
  });
  return steps;
}

/** How loud the louder moments are. */
function loud(levels: readonly number[], start: number, end: number): number {
  return percentile(Float64Array.from(levels.slice(start, end)).sort(), 0.8);
}

import type { Blend } from './find-blend.ts';

/** From the first frame that is no longer the old shot to the first (end) that is only the new one. */
export type BlackPassage = Readonly<{ first: number; end: number; faded: boolean }>;

type Frames = Readonly<{
  /** Of each frame, whether it is black. */
  blacks: readonly boolean[];
  /** Of each frame, the mean of its luma. */
  brightness: readonly number[];
}>;

/** Frames by which a fade and the black it ends in may miss each other. */
const SLACK_FRAMES = 8;
/** A fade too quick to be found as a blend still dims by this much with every frame. */
const DIMMING_LEVELS = 1.5;
/** Two dimmed frames can be a codec's doing at a cut. */
const MIN_DIMMED_FRAMES = 3;

/** Runs of black frames, each with the fades that lead into and out of it. */
export function findBlackPassages(frames: Frames, blends: readonly Blend[]): BlackPassage[] {
  const { blacks } = frames;
  const passages: BlackPassage[] = [];
  let start = -1;
  for (let frame = 0; frame <= blacks.length; frame += 1) {
    if (blacks[frame] === true) {
      if (start < 0) start = frame;
      continue;
    }
    if (start >= 0) passages.push(withFades(start, frame, frames, blends));
    start = -1;
  }
  return passages;
}

function withFades(
  start: number,
  end: number,
  { brightness }: Frames,
  blends: readonly Blend[],
): BlackPassage {
  const out = blends.find(
    ({ first, last }) => first < start && Math.abs(last - start) <= SLACK_FRAMES,
  );
  const into = blends.find(
    ({ first, last }) => last > end && Math.abs(first - end) <= SLACK_FRAMES,
  );
  const before = dimmedFrames(brightness, start, -1);
  const after = dimmedFrames(brightness, end - 1, 1);
  return {
    first: Math.min(out?.first ?? start, start - before),
    end: Math.max(into?.last ?? end, end + after),
    faded: out !== undefined || into !== undefined || before + after > 0,
  };
}

/** How many frames away from black, in a direction, each is brighter than the last; 0 for too few to be a fade. */
function dimmedFrames(brightness: readonly number[], black: number, step: 1 | -1): number {
  let count = 0;
  for (let frame = black; ; frame += step) {
    const further = brightness[frame + step];
    if (further === undefined || further < brightness[frame]! + DIMMING_LEVELS) break;
    count += 1;
  }
  // The last of them is the first frame in full light.
  return count > MIN_DIMMED_FRAMES ? count - 1 : 0;
}

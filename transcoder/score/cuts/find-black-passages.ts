import type { Blend } from './find-blend.ts';

/** From the first frame that is no longer the old shot to the first (end) that is only the new one. */
export type BlackPassage = Readonly<{ first: number; end: number; faded: boolean }>;

/** Frames by which a fade and the black it ends in may miss each other. */
const SLACK_FRAMES = 8;

/** Runs of black frames, each with the fades that lead into and out of it. */
export function findBlackPassages(
  blacks: readonly boolean[],
  blends: readonly Blend[],
): BlackPassage[] {
  const passages: BlackPassage[] = [];
  let start = -1;
  for (let frame = 0; frame <= blacks.length; frame += 1) {
    if (blacks[frame] === true) {
      if (start < 0) start = frame;
      continue;
    }
    if (start >= 0) passages.push(withFades(start, frame, blends));
    start = -1;
  }
  return passages;
}

function withFades(start: number, end: number, blends: readonly Blend[]): BlackPassage {
  const out = blends.find(
    ({ first, last }) => first < start && Math.abs(last - start) <= SLACK_FRAMES,
  );
  const into = blends.find(
    ({ first, last }) => last > end && Math.abs(first - end) <= SLACK_FRAMES,
  );
  return {
    first: out?.first ?? start,
    end: into?.last ?? end,
    faded: out !== undefined || into !== undefined,
  };
}

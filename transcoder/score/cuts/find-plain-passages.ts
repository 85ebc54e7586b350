import type { Blend } from './find-blend.ts';

/** From the first frame that is no longer the old shot to the first (end) that is only the new one. */
export type PlainPassage = Readonly<{
  first: number;
  end: number;
  faded: boolean;
  /** Out of one shot and into the next, found as blends. */
  fadedBoth: boolean;
  black: boolean;
}>;

export type PlainFrames = Readonly<{
  /** Of each frame, whether it is black. */
  blacks: readonly boolean[];
  /** Of each frame, the standard deviation of its luma. */
  contrasts: readonly number[];
  framesPerSecond: number;
}>;

/** A frame of one colour: nothing but an encoder's traces. */
const PLAIN_CONTRAST = 4;
/** A colour other than black lasts so long at most between two fades; a blank wall may be looked at for longer. */
const MAX_COLOUR_SECONDS = 2;
/** By so much a fade and the colour it ends in may miss each other. */
const SLACK_SECONDS = 0.35;
/** A fade too quick to be found as a blend still loses so much contrast with every frame. */
const FADING_LEVELS = 1.5;
/** Two faded frames can be a codec's doing at a cut. */
const MIN_FADED_FRAMES = 3;
/** More of them are flicker. */
const MAX_KEPT = 5000;

/** Runs of frames of one colour with the fades that lead into and out of them; those that are not black only if both ways. */
export function findPlainPassages(frames: PlainFrames, blends: readonly Blend[]): PlainPassage[] {
  const { blacks, contrasts, framesPerSecond } = frames;
  const passages: PlainPassage[] = [];
  let start = -1;
  for (let frame = 0; frame <= blacks.length && passages.length < MAX_KEPT; frame += 1) {
    if (frame < blacks.length && (blacks[frame]! || contrasts[frame]! <= PLAIN_CONTRAST)) {
      if (start < 0) start = frame;
      continue;
    }
    if (start >= 0) {
      const passage = withFades(start, frame, frames, blends);
      const brief = frame - start <= MAX_COLOUR_SECONDS * framesPerSecond;
      if (passage.black || (passage.fadedBoth && brief)) passages.push(passage);
    }
    start = -1;
  }
  return passages;
}

function withFades(
  start: number,
  end: number,
  { blacks, contrasts, framesPerSecond }: PlainFrames,
  blends: readonly Blend[],
): PlainPassage {
  const slack = Math.max(2, Math.round(SLACK_SECONDS * framesPerSecond));
  const out = blends.find(({ first, last }) => first < start && Math.abs(last - start) <= slack);
  const into = blends.find(({ first, last }) => last > end && Math.abs(first - end) <= slack);
  const before = fadedFrames(contrasts, start, -1, FADING_LEVELS);
  const after = fadedFrames(contrasts, end - 1, 1, FADING_LEVELS);
  return {
    first: Math.min(out?.first ?? start, start - before),
    end: Math.max(into?.last ?? end, end + after),
    faded: out !== undefined || into !== undefined || before + after > 0,
    fadedBoth: out !== undefined && into !== undefined,
    black: blacks.slice(start, end).some((black) => black),
  };
}

/** How many frames away from a plain one, in a direction, each has more contrast than the last; 0 for too few to be a fade. */
function fadedFrames(
  contrasts: readonly number[],
  plain: number,
  step: 1 | -1,
  levels: number,
): number {
  let count = 0;
  for (let frame = plain; ; frame += step) {
    const further = contrasts[frame + step];
    if (further === undefined || further < contrasts[frame]! + levels) break;
    count += 1;
  }
  // The last of them is the first frame in full light.
  return count > MIN_FADED_FRAMES ? count - 1 : 0;
}

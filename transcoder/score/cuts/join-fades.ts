import type { Blend } from './find-blend.ts';
import type { PlainFrames } from './find-plain-passages.ts';
import type { HardCut } from './hard-cut.ts';

/** Frames from the old shot's last pure one to the new shot's first. */
export type Fade = Readonly<{ first: number; end: number }>;

/** In the middle of a fade this much of the shots' contrast is left at most. */
const MAX_LEFT = 0.35;
/** At a low frame rate the frame where both halves meet may be missing. */
const MAX_LEFT_AT_CUT = 0.6;
const MAX_PAUSE_SECONDS = 1.5;
const MAX_HALF_SECONDS = 0.6;
const FADING_LEVELS = 1.5;

/** Fades that never come to a frame of one colour: two blends that meet in a dip of contrast, or a cut in one. */
export function joinFades(
  cuts: readonly HardCut[],
  blends: readonly Blend[],
  { contrasts, framesPerSecond }: PlainFrames,
): Readonly<{ cuts: HardCut[]; blends: Blend[]; fades: Fade[] }> {
  const fades: Fade[] = [];
  const apart: Blend[] = [];
  for (let index = 0; index < blends.length; index += 1) {
    const [out, into] = [blends[index]!, blends[index + 1]];
    if (into !== undefined && meetInDip(out, into)) {
      fades.push({ first: out.first, end: into.last });
      index += 1;
    } else {
      apart.push(out);
    }
  }
  const sharp = cuts.filter(({ frame }) => {
    const before = dipEdge(contrasts, frame - 1, -1, MAX_HALF_SECONDS * framesPerSecond);
    const after = dipEdge(contrasts, frame, 1, MAX_HALF_SECONDS * framesPerSecond);
    if (before === null || after === null) return true;
    fades.push({ first: before, end: after });
    return false;
  });
  return { cuts: sharp, blends: apart, fades };

  function meetInDip(out: Blend, into: Blend): boolean {
    if (into.first - out.last > MAX_PAUSE_SECONDS * framesPerSecond) return false;
    const around = Math.min(contrasts[out.first]!, contrasts[into.last]!);
    const from = Math.min(out.last, into.first);
    const lowest = Math.min(...contrasts.slice(from, Math.max(out.last, into.first) + 1));
    return lowest <= MAX_LEFT * around;
  }
}

/** Where contrast is full again, frame by frame away from a dip; null: there is no dip, or it is too sudden. */
function dipEdge(
  contrasts: readonly number[],
  from: number,
  step: 1 | -1,
  longest: number,
): number | null {
  let frame = from;
  while (Math.abs(frame - from) < longest) {
    const further = contrasts[frame + step];
    if (further === undefined || further < contrasts[frame]! + FADING_LEVELS) break;
    frame += step;
  }
  if (Math.abs(frame - from) < 2) return null;
  return contrasts[from]! <= MAX_LEFT_AT_CUT * contrasts[frame]! ? frame : null;
}

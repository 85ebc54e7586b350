import { frameChange, type TinyFrame } from './tiny-frame.ts';
import { unexplainedShare } from './unexplained-share.ts';

/** A flash only adds light: nowhere is the picture darker by more than this. */
const DARKER_LEVELS = 6;
const LIT_SHARE = 0.85;
const LIT_LEVELS = 4;
/** A frame of one colour was put there by an editor, not by a lamp. */
const CONSTANT_RANGE = 6;
const SAME_SCENE = 0.35;
const RETURNED_SHARE = 0.6;

/** Whether the frames between `before` and `after` are the same scene under a photographer's flash. */
export function isCameraFlash(
  before: TinyFrame,
  between: readonly TinyFrame[],
  after: TinyFrame,
): boolean {
  if (!between.every((frame) => isLit(before, frame) && isLit(after, frame))) return false;
  const away = Math.max(...between.map((frame) => frameChange(before, frame)));
  if (frameChange(before, after) > RETURNED_SHARE * away) return false;
  return unexplainedShare(before, after) < SAME_SCENE;
}

function isLit(dark: TinyFrame, lit: TinyFrame): boolean {
  let added = 0;
  let notDarker = 0;
  let lowest = 255;
  let highest = 0;
  for (let index = 0; index < lit.luma.length; index += 1) {
    const value = lit.luma[index]!;
    const more = value - dark.luma[index]!;
    added += more;
    if (more >= -DARKER_LEVELS) notDarker += 1;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const pixels = lit.luma.length;
  return (
    added / pixels >= LIT_LEVELS &&
    notDarker >= LIT_SHARE * pixels &&
    highest - lowest > CONSTANT_RANGE
  );
}

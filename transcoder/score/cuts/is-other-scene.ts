import { layoutLikeness } from './layout-likeness.ts';
import { changedShare, type TinyFrame } from './tiny-frame.ts';
import { unexplainedShare } from './unexplained-share.ts';

/** Above what motion leaves unexplained (0.5 in the fastest of our clips), below what real cuts do (0.75 and more). */
const MIN_UNEXPLAINED = 0.6;
/** Motion leaves the layout at 0.57 and more in our clips; cuts between unlike views go below this. */
const MAX_LIKENESS = 0.45;
/** A caption on a blank wall is a new layout too, but changes little of the picture. */
const CHANGED_LEVELS = 8;
const MIN_CHANGED_SHARE = 0.5;

/** Whether one picture shows another scene than the other: its parts are not to be found, or its layout differs. */
export function isOtherScene(
  a: TinyFrame,
  b: TinyFrame,
  minUnexplained: number = MIN_UNEXPLAINED,
): boolean {
  const likeness = layoutLikeness(a, b);
  if (
    likeness !== null &&
    likeness < MAX_LIKENESS &&
    changedShare(a, b, CHANGED_LEVELS) >= MIN_CHANGED_SHARE
  ) {
    return true;
  }
  return unexplainedShare(a, b) >= minUnexplained;
}

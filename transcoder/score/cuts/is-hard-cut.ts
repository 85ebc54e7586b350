import { cutRatio } from './cut-ratio.ts';
import { isInFlash } from './is-in-flash.ts';
import { isLampChange } from './is-lamp-change.ts';
import { isNewPage } from './is-new-page.ts';
import { isPasserBy } from './is-passer-by.ts';
import type { Seen } from './seen.ts';

/** Levels of luma and chroma together; between two views of one dark room it is hardly more. */
const MIN_CHANGE = 1.5;
/** Even between two fast pans a cut changes a little more than they do. */
const MIN_RATIO = 1.1;
/** Real cuts lose 0.7 and more of the picture, the worst of pans, zooms and people 0.3. */
const MIN_NOVELTY = 0.5;
/** People who fill the picture lose much of it as well, but in several frames running. */
const MIN_AHEAD = 0.3;
/** Print that scrolls is found again further up. */
const MIN_NEW_PAGE = 0.25;

/**
 * Whether a new shot begins with this frame: the scene before is not to be found in it, though it was from frame to
 * frame on both sides, and no photographer's flash explains it. Needs the frames half a second around.
 */
export function isHardCut(seen: Seen, frame: number): boolean {
  const { frames, changes, novelties, framesPerSecond } = seen;
  if (frame < 1 || changes[frame]! < MIN_CHANGE) return false;
  const reach = Math.max(4, Math.round(framesPerSecond / 2));
  if (cutRatio(changes, frame, reach) < MIN_RATIO) return false;
  const lost = novelties.at(frame);
  if (lost >= MIN_NEW_PAGE && isNewPage(seen, frame)) return true;
  const around = Math.max(novelties.beside(frame, -1), novelties.beside(frame, 1));
  if (lost < MIN_NOVELTY || lost - around < MIN_AHEAD) return false;
  const [before, now] = [frames.at(frame - 1)!, frames.at(frame)!];
  return !isLampChange(before, now) && !isInFlash(seen, frame) && !isPasserBy(seen, frame);
}

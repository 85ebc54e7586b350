import type { FlashFrame } from '../measured.ts';
import type { HardCut } from './hard-cut.ts';

/** A shot under 5 frames is over before it is seen ... */
const MIN_SHOT_FRAMES = 5;
/** ... at television's frame rates; at lower ones this counts. */
const MIN_SHOT_SECONDS = 0.21;

/** Shots too short to be meant, from cuts in order. */
export function findFlashFrames(cuts: readonly HardCut[], framesPerSecond: number): FlashFrame[] {
  const found: FlashFrame[] = [];
  for (let index = 1; index < cuts.length; index += 1) {
    const first = cuts[index - 1]!.frame;
    const { frame, returns } = cuts[index]!;
    const frames = frame - first;
    if (frames >= MIN_SHOT_FRAMES || frames / framesPerSecond > MIN_SHOT_SECONDS) continue;
    found.push({
      startSeconds: first / framesPerSecond,
      endSeconds: frame / framesPerSecond,
      frames,
      sameAround: returns,
    });
  }
  return found;
}

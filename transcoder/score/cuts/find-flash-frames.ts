import type { FlashFrame } from '../measured.ts';
import { MAX_FLASH_FRAMES, MAX_FLASH_SECONDS } from './find-flash.ts';
import type { HardCut } from './hard-cut.ts';

/** Shots too short to be meant, from cuts in order. */
export function findFlashFrames(cuts: readonly HardCut[], framesPerSecond: number): FlashFrame[] {
  const found: FlashFrame[] = [];
  for (let index = 1; index < cuts.length; index += 1) {
    const first = cuts[index - 1]!.frame;
    const { frame, returns } = cuts[index]!;
    const frames = frame - first;
    if (frames > MAX_FLASH_FRAMES || frames / framesPerSecond > MAX_FLASH_SECONDS) continue;
    found.push({
      startSeconds: first / framesPerSecond,
      endSeconds: frame / framesPerSecond,
      frames,
      sameAround: returns,
    });
  }
  return found;
}

import { blockMeans } from './block-change.ts';
import { fitLuma } from './find-colour-step.ts';
import type { SeenFrame, SeenFrames } from './seen-frame.ts';
import { seeFrame } from './seen-frame.ts';

/**
 * The same frames, those from `frame` on with the brightness and contrast of those before it: what else changed there
 * can be told from the step of the light.
 */
export function relight(frames: SeenFrames, frame: number): SeenFrames {
  const before = frames.at(frame - 1);
  const now = frames.at(frame);
  if (before === undefined || now === undefined) return frames;
  const { gain, offset } = fitLuma(now.frame, before.frame, { scale: 1, shiftX: 0, shiftY: 0 });
  const relit = (seen: SeenFrame, number: number): SeenFrame => {
    const luma = seen.frame.luma.map((value) => Math.max(0, Math.min(255, gain * value + offset)));
    const lit = { ...seen.frame, luma };
    return number === frame
      ? seeFrame(lit, before)
      : { ...seen, frame: lit, means: blockMeans(lit) };
  };
  return {
    ...frames,
    at(number) {
      const seen = frames.at(number);
      return seen === undefined || number < frame ? seen : relit(seen, number);
    },
  };
}

import { blockMeans } from './block-change.ts';
import { chromaAt, fitLight } from './fit-light.ts';
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
  const light = fitLight(now.frame, before.frame, { scale: 1, shiftX: 0, shiftY: 0 });
  const relit = (seen: SeenFrame, number: number): SeenFrame => {
    const { chroma, width } = seen.frame;
    const half = chroma.length / 2;
    const luma = seen.frame.luma.map((value, pixel) => {
      const at = chromaAt(pixel, width);
      return Math.max(0, Math.min(255, light(value, chroma[at]!, chroma[half + at]!)));
    });
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

import { type Blocks, blockChange, blockMeans, blockSurprise } from './block-change.ts';
import type { RecentFrames } from './recent-frames.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** A tiny frame and what is asked of it again and again. */
export type SeenFrame = Readonly<{
  frame: TinyFrame;
  means: Blocks;
  /** From the frame before, exposure aside; all 0 for the first. */
  change: Blocks;
  /** What of that no movement explains, and all of it together. */
  surprise: Blocks;
  surprised: number;
  /** Means over the picture: luma, its deviation, both chroma planes, and how far chroma is from grey. */
  look: Look;
}>;

export type Look = Readonly<{
  luma: number;
  contrast: number;
  u: number;
  v: number;
  colour: number;
}>;

export type SeenFrames = RecentFrames<SeenFrame>;

export function seeFrame(frame: TinyFrame, previous: SeenFrame | undefined): SeenFrame {
  const means = blockMeans(frame);
  const none = new Float32Array(means.length);
  const change =
    previous === undefined ? none : blockChange([previous.frame, previous.means], [frame, means]);
  const surprise = previous === undefined ? none : blockSurprise(previous.frame, frame, change);
  const surprised = surprise.reduce((sum, value) => sum + value, 0);
  return { frame, means, change, surprise, surprised, look: lookAt(frame) };
}

function lookAt({ luma, chroma }: TinyFrame): Look {
  let [sum, squares] = [0, 0];
  for (const value of luma) {
    sum += value;
    squares += value * value;
  }
  const half = chroma.length / 2;
  let [u, v, colour] = [0, 0, 0];
  for (let index = 0; index < half; index += 1) {
    u += chroma[index]!;
    v += chroma[half + index]!;
    colour += Math.abs(chroma[index]! - 128) + Math.abs(chroma[half + index]! - 128);
  }
  const mean = sum / luma.length;
  return {
    luma: mean,
    contrast: Math.sqrt(Math.max(0, squares / luma.length - mean ** 2)),
    u: u / half,
    v: v / half,
    colour: colour / half,
  };
}

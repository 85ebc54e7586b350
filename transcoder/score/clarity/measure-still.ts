import type { StillMeasured } from '../measured.ts';
import { lumaOf } from './luma.ts';
import { measureBlocks } from './measure-blocks.ts';
import { measureCast } from './measure-cast.ts';
import { measureEdges } from './measure-edges.ts';
import { measureExposure } from './measure-exposure.ts';
import { measureNoise } from './measure-noise.ts';
import { measureStructure } from './measure-structure.ts';

/** Edge widths are told as they would be in a picture this high, so that lessons of all sizes compare. */
const REFERENCE_LINES = 1080;
/**
 * Half of what enlarging does to a sharp picture (n times widens its edges by n to the power of 0.6, measured from 1.5 to 4):
 * a small picture is less clear than a large one, but not as if it were blurred.
 */
const ENLARGING = 0.3;

type Size = Readonly<{ width: number; height: number }>;

/** All measures of one yuv420p frame, with the help of the one a second away if there is one. */
export function measureStill(
  bytes: Uint8Array,
  other: Uint8Array | null,
  { width, height }: Size,
): Readonly<{ still: Omit<StillMeasured, 'atSeconds'>; detailShare: number }> {
  const luma = lumaOf(bytes, width, height);
  const noise = measureNoise(luma, other && lumaOf(other, width, height));
  const edges = measureEdges(luma, noise ?? 0);
  const blocks = measureBlocks(luma);
  // Of a portrait picture the width counts, as with the ladder.
  const scale = (REFERENCE_LINES / Math.min(width, height)) ** ENLARGING;
  return {
    still: {
      edgeWidth: edges.width === null ? null : edges.width * scale,
      edgePixels: edges.width,
      overshoot: edges.overshoot,
      structure: measureStructure(luma, noise ?? 0),
      noise,
      colourNoise: noise === null ? null : measureColourNoise(bytes, other, { width, height }),
      blocks: blocks.visible,
      faintBlocks: blocks.any,
      harshBlocks: blocks.harsh,
      ...measureExposure(luma),
      cast: measureCast(bytes, width, height),
    },
    detailShare: edges.detailShare,
  };
}

/** Of the noisier of both colour planes. */
function measureColourNoise(
  bytes: Uint8Array,
  other: Uint8Array | null,
  { width, height }: Size,
): number {
  const size = (width >> 1) * (height >> 1);
  const plane = (from: Uint8Array, index: number) => ({
    data: from.subarray(width * height + index * size, width * height + (index + 1) * size),
    width: width >> 1,
    height: height >> 1,
  });
  return Math.max(
    ...[0, 1].map(
      (index) => measureNoise(plane(bytes, index), other && plane(other, index), true) ?? 0,
    ),
  );
}

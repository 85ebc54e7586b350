import type { BoundaryKind, ShotBoundary } from '../../../storage/catalog/report.ts';
import type { CutsMeasured } from '../measured.ts';
import { findBlackPassages } from './find-black-passages.ts';
import type { Blend } from './find-blend.ts';
import { findFlashFrames } from './find-flash-frames.ts';
import type { HardCut } from './hard-cut.ts';
import { isBlackMishap } from './is-black-mishap.ts';
import { cutsBeside, strongestBlends } from './strongest-blends.ts';

type Seen = Readonly<{
  cuts: readonly HardCut[];
  blends: readonly Blend[];
  /** Of each frame, whether it is black. */
  blacks: readonly boolean[];
  /** Of each frame, the mean of its luma. */
  brightness: readonly number[];
  frameCount: number;
  framesPerSecond: number;
}>;

/** One boundary for each change of shot: what happens around black frames is a single one. */
export function composeBoundaries(
  seen: Seen,
): Pick<CutsMeasured, 'boundaries' | 'flashFrames' | 'blackFrames'> {
  const { frameCount, framesPerSecond } = seen;
  const allBlends = strongestBlends(seen.blends, seen.cuts);
  const passages = findBlackPassages(seen, allBlends);
  const outside = (frame: number) =>
    passages.every(({ first, end }) => frame < first - 1 || frame > end + 1);
  const cuts = cutsBeside(seen.cuts, allBlends).filter(({ frame }) => outside(frame));
  const blends = allBlends.filter(({ first, last }) => outside(first) && outside(last));
  const between = passages.filter(({ first, end }) => first > 0 && end < frameCount);

  const boundary = (frame: number, kind: BoundaryKind): ShotBoundary => ({
    atSeconds: frame / framesPerSecond,
    kind,
  });
  const boundaries = [
    ...cuts.map(({ frame }) => boundary(frame, 'cut')),
    ...blends.map(({ first, last }) => boundary((first + last) / 2, 'dissolve')),
    ...between.map((passage) =>
      passage.faded
        ? boundary((passage.first + passage.end) / 2, 'fade')
        : boundary(passage.end, 'cut'),
    ),
  ].sort((a, b) => a.atSeconds - b.atSeconds);
  return {
    boundaries,
    flashFrames: findFlashFrames(cuts, framesPerSecond),
    blackFrames: between
      .filter((each) => isBlackMishap(each, seen.brightness, framesPerSecond))
      .map(({ first, end }) => ({
        startSeconds: first / framesPerSecond,
        endSeconds: end / framesPerSecond,
        frames: end - first,
      })),
  };
}

import type { BoundaryKind, ShotBoundary } from '../../../storage/catalog/report.ts';
import type { CutsMeasured } from '../measured.ts';
import type { Blend } from './find-blend.ts';
import { findFlashFrames } from './find-flash-frames.ts';
import { findPlainPassages, type PlainFrames } from './find-plain-passages.ts';
import type { HardCut } from './hard-cut.ts';
import { isBlackMishap } from './is-black-mishap.ts';
import { type Fade, joinFades } from './join-fades.ts';
import { cutsBeside, strongestBlends } from './strongest-blends.ts';

type Seen = PlainFrames & Readonly<{ cuts: readonly HardCut[]; blends: readonly Blend[] }>;

/** One boundary for each change of shot: what happens around a frame of one colour is a single one. */
export function composeBoundaries(
  seen: Seen,
): Pick<CutsMeasured, 'boundaries' | 'flashFrames' | 'blackFrames'> {
  const { framesPerSecond } = seen;
  const frameCount = seen.blacks.length;
  const allBlends = strongestBlends(seen.blends, seen.cuts);
  const passages = findPlainPassages(seen, allBlends);
  const outside = (frame: number) =>
    passages.every(({ first, end }) => frame < first - 1 || frame > end + 1);
  const { cuts, blends, fades } = joinFades(
    cutsBeside(seen.cuts, allBlends).filter(({ frame }) => outside(frame)),
    allBlends.filter(({ first, last }) => outside(first) && outside(last)),
    seen,
  );
  const between = passages.filter(({ first, end }) => first > 0 && end < frameCount);

  const boundary = (frame: number, kind: BoundaryKind): ShotBoundary => ({
    atSeconds: frame / framesPerSecond,
    kind,
  });
  const middle = ({ first, end }: Fade, kind: BoundaryKind) => boundary((first + end) / 2, kind);
  const boundaries = [
    ...cuts.map(({ frame }) => boundary(frame, 'cut')),
    ...blends.map(({ first, last }) => middle({ first, end: last }, 'dissolve')),
    ...fades.map((fade) => middle(fade, 'fade')),
    ...between.map((passage) =>
      passage.faded ? middle(passage, 'fade') : boundary(passage.end, 'cut'),
    ),
  ].sort((a, b) => a.atSeconds - b.atSeconds);
  return {
    boundaries,
    flashFrames: findFlashFrames(cuts, framesPerSecond),
    blackFrames: between
      .filter((each) => isBlackMishap(each, seen))
      .map(({ first, end }) => ({
        startSeconds: first / framesPerSecond,
        endSeconds: end / framesPerSecond,
        frames: end - first,
      })),
  };
}

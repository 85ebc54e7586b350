import type { Ladder, Rung } from '../../config/ladder.ts';
import { fitSize, type Size } from './fit-size.ts';
import type { RenditionPlan } from './plan.ts';

/** A source this much finer than the best rung that fits keeps its own size on top: 576 lines are no 480. */
const OWN_SIZE_FROM = 1.1;
/** A rung this close below the source's own size is not worth its place, unless it is the last. */
const TOO_CLOSE = 1.2;
/** Wider than any screen; keeps a freak aspect within what H.264's levels allow. */
export const MAX_LONG_SIDE = 4096;

/**
 * The ladder for one source: every rung that it fills, none above it. A source between two rungs gets
 * a rendition of its own size besides; one below the ladder gets that alone.
 */
export function planRenditions(display: Size, ladder: Pick<Ladder, 'video'>): RenditionPlan[] {
  const shortSide = Math.min(display.width, display.height);
  const rungs = [...ladder.video].sort((a, b) => b.height - a.height);
  const filled = rungs.filter((rung) => rung.height <= shortSide);
  const above = rungs.filter((rung) => rung.height > shortSide).at(-1);
  const best = filled[0];
  const wantsOwn = best === undefined || shortSide >= best.height * OWN_SIZE_FROM;
  const chosen =
    above !== undefined && wantsOwn
      ? [ownRung(shortSide, above), ...withoutNeighbour(filled, shortSide)]
      : filled;
  return chosen.map((rung) => ({
    name: rung.name,
    codec: 'h264',
    ...fitSize(display, { shortSide: rung.height, longSide: MAX_LONG_SIDE }),
    crf: rung.crf,
    maxBitrateKbps: rung.maxBitrateKbps,
  }));
}

function withoutNeighbour(filled: readonly Rung[], shortSide: number): readonly Rung[] {
  const [best, ...lower] = filled;
  const close = best !== undefined && shortSide < best.height * TOO_CLOSE;
  return close && lower.length > 0 ? lower : filled;
}

/** The rendition that a source's own stream is: its size, named and capped like a rung of that size. */
export function copiedRendition(
  display: Size,
  ladder: Pick<Ladder, 'video'>,
): RenditionPlan | null {
  const rung = rungOfSize(display, ladder);
  if (rung === null) return null;
  const { name, crf, maxBitrateKbps } = rung;
  return { name, codec: 'h264', ...display, crf, maxBitrateKbps };
}

/** The average bitrate up to which a source of this size may be copied; null: it is larger than any rung. */
export function copyBoundKbps(display: Size, ladder: Pick<Ladder, 'video'>): number | null {
  return rungOfSize(display, ladder)?.copyMaxBitrateKbps ?? null;
}

function rungOfSize(display: Size, { video }: Pick<Ladder, 'video'>): Rung | null {
  const shortSide = Math.min(display.width, display.height);
  const fitting = video.filter((rung) => rung.height >= shortSide);
  const [first] = fitting.sort((a, b) => a.height - b.height);
  if (first === undefined) return null;
  return first.height === shortSide ? first : ownRung(shortSide, first);
}

/** A rung between the ladder's: as good as the one above, capped by its share of that one's pixels. */
function ownRung(shortSide: number, above: Rung): Rung {
  const height = shortSide - (shortSide % 2);
  const share = (height / above.height) ** 2;
  const capped = (kbps: number) => Math.max(100, Math.round(kbps * share));
  return {
    name: `${height}p`,
    height,
    crf: above.crf,
    maxBitrateKbps: capped(above.maxBitrateKbps),
    copyMaxBitrateKbps: capped(above.copyMaxBitrateKbps),
  };
}

import { percentile } from '../percentile.ts';
import { collectEdges } from './collect-edges.ts';
import type { Luma } from './luma.ts';

/** Sharpness is asked tile by tile, in pixels. */
const TILE = 64;
/** A tile with fewer edges says nothing. */
const MIN_EDGES = 4;
/** Of a tile's edges the sharper quarter counts; of the tiles the sharper tenth. */
const SHARPER_EDGES = 0.25;
const SHARPER_TILES = 0.1;
/** Overshoot is read where most pictures have none, and enlarged ones all the same. */
const OVERSHOOT_SHARE = 0.25;
/** Fewer edges than this are no ground for saying how a picture was enlarged. */
const MIN_OVERSHOOTS = 30;

export type Edges = Readonly<{
  /** Pixels over which the sharpest edges pass from dark to light, at full slope; null: no tile has edges. */
  width: number | null;
  /** How far the picture swings back beside its edges, as a share of their contrast; null: too few edges. */
  overshoot: number | null;
  /** Share of the tiles that have edges, 0 to 1. */
  detailShare: number;
}>;

/**
 * Sharpness where there is detail: contrast divided by the steepest step, so that contrast falls out. Tiles without an
 * edge (a wall, a slide's ground, a dark corner) are not asked, and the sharpest tenth of the others counts, so a
 * background out of focus costs nothing. Scalers swing back beside an edge (their kernels have negative lobes); a lens
 * out of focus never does.
 */
export function measureEdges(luma: Luma, noise: number): Edges {
  const columns = Math.ceil(luma.width / TILE);
  const tiles = new Map<number, number[]>();
  const overshoots: number[] = [];
  collectEdges(luma, noise, (x, y, width, overshoot) => {
    const tile = (y >> 6) * columns + (x >> 6);
    const widths = tiles.get(tile);
    if (widths === undefined) tiles.set(tile, [width]);
    else widths.push(width);
    if (overshoot !== null) overshoots.push(overshoot);
  });
  const told = [...tiles.values()]
    .filter((widths) => widths.length >= MIN_EDGES)
    .map((widths) => quantile(widths, SHARPER_EDGES));
  return {
    width: told.length === 0 ? null : quantile(told, SHARPER_TILES),
    overshoot: overshoots.length < MIN_OVERSHOOTS ? null : quantile(overshoots, OVERSHOOT_SHARE),
    detailShare: told.length / (columns * Math.ceil(luma.height / TILE)),
  };
}

function quantile(values: number[], share: number): number {
  return percentile(
    values.sort((a, b) => a - b),
    share,
  );
}

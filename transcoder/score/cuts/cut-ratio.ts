/** Repetitions of a frame (a low frame rate raised) say nothing of how much moves. */
const REPEATED = 0.3;
/** So much change is always there: noise. */
const FLOOR = 0.5;
/** Other cuts near by, which are not motion either. */
const DROPPED_HIGHEST = 2;
const MIN_NEIGHBOURS = 6;

/** A frame's change against the mean change of its neighbours, `reach` frames to either side. */
export function cutRatio(changes: readonly number[], frame: number, reach: number): number {
  const neighbours: number[] = [];
  const last = Math.min(changes.length - 1, frame + reach);
  for (let index = Math.max(1, frame - reach); index <= last; index += 1) {
    if (index !== frame && changes[index]! >= REPEATED) neighbours.push(changes[index]!);
  }
  // Where hardly a frame differs from the last, nothing moves, and what does is another cut.
  while (neighbours.length < MIN_NEIGHBOURS) neighbours.push(0);
  neighbours.sort((a, b) => a - b).splice(-DROPPED_HIGHEST);
  const sum = neighbours.reduce((total, change) => total + change, 0);
  return changes[frame]! / Math.max(FLOOR, sum / neighbours.length);
}

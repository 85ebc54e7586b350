const KNOWN = [
  [16, 9],
  [4, 3],
  [16, 10],
  [3, 2],
  [1, 1],
  [21, 9],
  [9, 16],
  [3, 4],
] as const;
/** 854×480 is 16:9 to anyone but a mathematician. */
const TOLERANCE = 0.01;

/** A picture's shape as people call it, "16:9"; to two decimals against 1 where it has no name. */
export function nameAspect(width: number, height: number): string {
  const ratio = width / height;
  const found = KNOWN.find(([x, y]) => Math.abs(ratio / (x / y) - 1) <= TOLERANCE);
  return found === undefined ? `${ratio.toFixed(2)}:1` : `${found[0]}:${found[1]}`;
}

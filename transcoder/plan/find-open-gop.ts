/**
 * The first keyframe that frames on both sides of it refer across: one decoded after it is shown before it, or the
 * other way round. null: every keyframe is a place to cut at. Both arrays are in decode order.
 */
export function findOpenGop(shownAt: Int32Array, keyframe: Uint8Array): number | null {
  const leastFromHere = new Int32Array(shownAt.length);
  let least = Number.POSITIVE_INFINITY;
  for (let at = shownAt.length - 1; at >= 0; at -= 1) {
    least = Math.min(least, shownAt[at] ?? 0);
    leastFromHere[at] = least;
  }
  let mostBefore = Number.NEGATIVE_INFINITY;
  for (const [at, shown] of shownAt.entries()) {
    const open = mostBefore > shown || (leastFromHere[at] ?? shown) < shown;
    if (keyframe[at] === 1 && open) return shown;
    mostBefore = Math.max(mostBefore, shown);
  }
  return null;
}

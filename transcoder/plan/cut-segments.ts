/** Segment lengths in whole frames. */
type Lengths = Readonly<{ usual: number; frames: number }>;

/**
 * Where segments start: each as long as its keyframes allow up to the usual length, else up to the next keyframe.
 * `keyframes` ascend from 0; `frames` is the end of the last segment.
 */
export function cutSegments(keyframes: readonly number[], { usual, frames }: Lengths): number[] {
  const starts = [0];
  let start = 0;
  for (const [index, keyframe] of keyframes.entries()) {
    const next = keyframes[index + 1] ?? frames;
    // A last piece that still fits belongs to its segment.
    if (keyframe > start && keyframe < frames && next - start > usual) {
      starts.push(keyframe);
      start = keyframe;
    }
  }
  return starts;
}

/** The longest of the segments, in frames. */
export function longestSegment(starts: readonly number[], frames: number): number {
  return starts.reduce((most, start, at) => Math.max(most, (starts[at + 1] ?? frames) - start), 0);
}

/** A top-level box of an ISO media file: where it starts and how far it says it reaches. */
export type TopBox = Readonly<{ type: string; start: number; end: number }>;

/** The boxes that an ISO media file may start with. */
const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp'];

/**
 * Whether an MP4 or QuickTime file ends before its own boxes do, or lacks the index that recorders
 * write last. False for everything else.
 */
export function findTruncation(boxes: readonly TopBox[], sizeBytes: number): boolean {
  const first = boxes[0];
  if (first === undefined || !FIRST_BOXES.includes(first.type)) return false;
  const last = boxes.at(-1) ?? first;
  return last.end > sizeBytes || !boxes.some((box) => box.type === 'moov');
}

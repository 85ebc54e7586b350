/** A top-level box of an ISO media file, or chunk of an AVI: where it starts and how far it says it reaches. */
export type TopBox = Readonly<{ type: string; start: number; end: number }>;

/** The boxes that an ISO media file may start with. */
const FIRST_BOXES = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp'];

/**
 * Whether an MP4, QuickTime or AVI file ends before its own parts do, or lacks the index that recorders
 * write last. False for everything else.
 */
export function findTruncation(boxes: readonly TopBox[], sizeBytes: number): boolean {
  const [first] = boxes;
  if (first === undefined) return false;
  const last = boxes.at(-1) ?? first;
  if (first.type === 'RIFF') return last.end > sizeBytes;
  if (!FIRST_BOXES.includes(first.type)) return false;
  return last.end > sizeBytes || !boxes.some((box) => box.type === 'moov');
}

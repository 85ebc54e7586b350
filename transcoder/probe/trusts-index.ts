import type { TopBox } from './find-truncation.ts';
import type { Probe } from './probe.ts';

/** As many as readTopBoxes gives: past it there may be fragments. */
const TOO_MANY_BOXES = 64;

/**
 * Whether a seek in this container lands exactly where it should: an MP4 or QuickTime file with one index for all of
 * it, or a Matroska that was finished. Anything else is copied into a container that can, before it is worked on.
 */
export function trustsIndex(
  { container, statesDuration }: Pick<Probe, 'container' | 'statesDuration'>,
  boxes: readonly TopBox[],
): boolean {
  const names = container.split(',');
  if (names.includes('mp4')) {
    const types = boxes.map((box) => box.type);
    return types.includes('moov') && !types.includes('moof') && types.length < TOO_MANY_BOXES;
  }
  return names.includes('matroska') && statesDuration;
}

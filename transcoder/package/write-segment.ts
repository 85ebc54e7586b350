import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFragmentHead } from './build-fragment.ts';
import type { FragmentSample } from './parse-fragment.ts';
import type { Keyframe, Segment } from './track.ts';
import type { TrackGrid } from './track-grid.ts';

/** `index`: among the lesson's segments; `slot`: the first one's. */
export type OpenSegment = Readonly<{ index: number; slot: number; fragments: PackedSample[][] }>;

type PackedSample = Readonly<FragmentSample & { bytes: Uint8Array }>;

/** Writes one segment into a folder, a file named after its number; says what is in it. */
export function writeSegment(path: string, open: OpenSegment, grid: TrackGrid): Segment {
  const seconds = (slots: number) => (slots * grid.slotTicks) / grid.timescale;
  const file = `${String(open.index).padStart(5, '0')}.m4s`;
  const chunks: Uint8Array[] = [];
  const keyframes: Keyframe[] = [];
  let slot = open.slot;
  let offset = 0;
  for (const samples of open.fragments) {
    const head = buildFragmentHead({
      // Unique and growing, which is all that is asked of it.
      sequence: slot + 1,
      decodeTime: slot * grid.slotTicks,
      samples,
    });
    const [opening] = samples;
    keyframes.push({
      offset,
      sizeBytes: head.length + (opening?.bytes.length ?? 0),
      startSeconds: seconds(slot),
      durationSeconds: seconds(samples.length),
    });
    chunks.push(head, ...samples.map((sample) => sample.bytes));
    slot += samples.length;
    offset = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  }
  writeFileSync(join(path, file), Buffer.concat(chunks));
  return {
    file,
    startSeconds: seconds(open.slot),
    durationSeconds: seconds(slot - open.slot),
    sizeBytes: offset,
    keyframes,
  };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mendInit } from './mend-init.ts';
import { PackagingError } from './packaging-error.ts';
import type { Init } from './parse-init.ts';
import { type FragmentTaker, readFragments, type Sample } from './read-fragments.ts';
import type { Segment, Track } from './track.ts';
import type { TrackGrid } from './track-grid.ts';
import { type OpenSegment, writeSegment } from './write-segment.ts';

export const INIT_FILE = 'init.mp4';

export type TrackRequest = Readonly<{
  /** Of the output; the track's own is made in it. */
  outputFolder: string;
  folder: string;
  grid: TrackGrid;
  /** The slots that this part of the track fills: from `first` up to, not including, `end`. */
  first: number;
  end: number;
  /** Of sound: what comes after that is left out, and so many of the last slots may stay empty; else both are errors. */
  loose?: Readonly<{ missing: number }>;
  /** Called with every sample before it is written; a throw ends the tool that made it. */
  inspect?: (sample: Sample) => void;
}>;

export type TrackWriter = Readonly<{
  /** What ffmpeg writes to the track's pipe, in order. */
  add(bytes: Uint8Array): void;
  /** The track as written. Throws PackagingError when not every slot was filled. */
  end(): Track;
  /** Samples so far. */
  count(): number;
}>;

/**
 * Packs one part of one rendition into CMAF segments (ISO/IEC 23000-19) on the lesson's grid: decode times run on from
 * slot to slot whatever the tool's own were, the picture starts at zero, and each fragment starts with a keyframe.
 * Writes synchronously: what a pipe brings is on its way to the disk before more is taken, so memory holds no more than
 * a segment.
 */
export function createTrackWriter(request: TrackRequest): TrackWriter {
  const { grid, first, end, folder } = request;
  const path = join(request.outputFolder, folder);
  mkdirSync(path, { recursive: true });
  const starts = new Set(grid.fragments);
  const segmentOf = new Map(grid.segments.map((slot, index) => [slot, index]));
  const segments: Segment[] = [];
  let codec: string | null = null;
  let initBytes: Uint8Array = new Uint8Array();
  let delaySlots = 0;
  let next = first;
  let segment: OpenSegment | null = null;

  const close = () => {
    if (segment === null) return;
    segments.push(writeSegment(path, segment, grid));
    segment = null;
  };
  const reader = readFragments({
    init(init: Init, bytes) {
      codec = init.codec;
      initBytes = bytes;
      if (init.timescale !== grid.timescale) {
        throw new PackagingError(folder, `${init.timescale} ticks a second, not ${grid.timescale}`);
      }
    },
    delay(ticks) {
      delaySlots = Math.round(ticks / grid.slotTicks);
      writeFileSync(join(path, INIT_FILE), mendInit(initBytes, delaySlots * grid.slotTicks));
    },
    sample(sample) {
      request.inspect?.(sample);
      const slot = slotOf(sample);
      // What a decoder is only warmed up with.
      if (slot < first) return;
      if (next >= end) {
        if (request.loose !== undefined) return;
        throw new PackagingError(folder, `more than ${end - first} samples`);
      }
      if (sample.keyframe && slot !== next) {
        throw new PackagingError(folder, `a keyframe of slot ${slot} comes at ${next}`);
      }
      if (starts.has(next)) {
        if (!sample.keyframe) throw new PackagingError(folder, `no keyframe opens slot ${next}`);
        const index = segmentOf.get(next);
        if (index !== undefined) {
          close();
          segment = { index, slot: next, fragments: [] };
        }
        segment?.fragments.push([]);
      }
      const fragment = segment?.fragments.at(-1);
      if (fragment === undefined) throw new PackagingError(folder, `slot ${next} starts nothing`);
      const waits = slot + delaySlots - next;
      if (waits < 0) throw new PackagingError(folder, `slot ${slot} is decoded after it is shown`);
      fragment.push({
        ...{ bytes: sample.bytes, keyframe: sample.keyframe, sizeBytes: sample.bytes.length },
        ...{ duration: grid.slotTicks, compositionOffset: waits * grid.slotTicks },
      });
      next += 1;
    },
  } satisfies FragmentTaker);

  /** A copied picture's times are off by its container's rounding. */
  const slotOf = ({ pts }: Sample) => first + Math.round(pts / grid.slotTicks);

  const read = (step: () => void) => {
    try {
      step();
    } catch (error) {
      // A full disk says nothing of the track.
      if (error instanceof PackagingError || isSystemError(error)) throw error;
      throw new PackagingError(folder, 'cannot be read', error);
    }
  };

  return {
    add: (bytes) => read(() => reader.add(bytes)),
    end() {
      read(reader.end);
      close();
      if (codec === null) throw new PackagingError(folder, `nothing was written`);
      if (next < end - (request.loose?.missing ?? 0)) {
        throw new PackagingError(folder, `${next - first} samples, not ${end - first}`);
      }
      return { folder, codec, segments };
    },
    count: () => next - first,
  };
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error;
}

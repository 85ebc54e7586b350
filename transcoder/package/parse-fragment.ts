import { needBox, readBoxes } from './mp4-boxes.ts';

/** One coded picture or block of sound as its fragment tells of it; times in the track's ticks. */
export type FragmentSample = Readonly<{
  sizeBytes: number;
  duration: number;
  /** Presentation time minus decode time. */
  compositionOffset: number;
  keyframe: boolean;
}>;

/** What a moof says of its one track. decodeTime is negative where the track starts before its zero. */
export type Fragment = Readonly<{ decodeTime: number; samples: readonly FragmentSample[] }>;

/** What every fragment may leave out (trex). */
export type SampleDefaults = Readonly<{ duration: number; sizeBytes: number; flags: number }>;

/** Flags of tfhd and trun (ISO/IEC 14496-12, 8.8.7 and 8.8.8), in the order in which the fields stand. */
const TFHD = { baseDataOffset: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 };
const TRUN = {
  dataOffset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  compositionOffset: 0x800,
};
export const NOT_SYNC = 0x10000;

/** Reads the content of a moof. Throws where it is not one fragment of one track. */
export function parseFragment(moof: DataView, track: SampleDefaults): Fragment {
  const traf = needBox(moof, 'traf');
  const defaults = readTfhd(needBox(traf, 'tfhd'), track);
  const tfdt = needBox(traf, 'tfdt');
  const decodeTime = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigInt64(4)) : tfdt.getUint32(4);
  const runs = [...readBoxes(traf)].filter((box) => box.type === 'trun');
  return { decodeTime, samples: runs.flatMap((run) => readTrun(run.content, defaults)) };
}

function readTfhd(tfhd: DataView, track: SampleDefaults): SampleDefaults {
  const flags = tfhd.getUint32(0) & 0xffffff;
  let at = 8;
  const next = () => {
    at += 4;
    return tfhd.getUint32(at - 4);
  };
  if (flags & TFHD.baseDataOffset) at += 8;
  if (flags & TFHD.description) at += 4;
  return {
    duration: flags & TFHD.duration ? next() : track.duration,
    sizeBytes: flags & TFHD.size ? next() : track.sizeBytes,
    flags: flags & TFHD.flags ? next() : track.flags,
  };
}

function readTrun(trun: DataView, defaults: SampleDefaults): FragmentSample[] {
  const flags = trun.getUint32(0) & 0xffffff;
  const count = trun.getUint32(4);
  let at = 8;
  const next = () => {
    at += 4;
    return trun.getUint32(at - 4);
  };
  if (flags & TRUN.dataOffset) at += 4;
  const firstFlags = flags & TRUN.firstFlags ? next() : null;
  return Array.from({ length: count }, (_, index) => {
    const duration = flags & TRUN.duration ? next() : defaults.duration;
    const sizeBytes = flags & TRUN.size ? next() : defaults.sizeBytes;
    const own = flags & TRUN.flags ? next() : defaults.flags;
    const sampleFlags = index === 0 && firstFlags !== null ? firstFlags : own;
    // Version 0 says unsigned; nothing real comes near the sign bit.
    const compositionOffset = flags & TRUN.compositionOffset ? next() | 0 : 0;
    return { sizeBytes, duration, compositionOffset, keyframe: (sampleFlags & NOT_SYNC) === 0 };
  });
}

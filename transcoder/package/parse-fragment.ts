import { needBox, readBoxes, viewOf } from './mp4-boxes.ts';
import type { Init } from './parse-init.ts';

/** What the head of a media segment says; times in the track's ticks. */
export type Fragment = Readonly<{
  decodeTime: number;
  duration: number;
  sampleCount: number;
  startsWithKeyframe: boolean;
}>;

/** Flags of tfhd and trun (ISO/IEC 14496-12, 8.8.7 and 8.8.8), in the order in which the fields stand. */
const TFHD = { baseDataOffset: 0x1, description: 0x2, duration: 0x8, size: 0x10, flags: 0x20 };
const TRUN = {
  dataOffset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  cts: 0x800,
};
const NOT_SYNC = 0x10000;

/** Reads one segment's moof (the mdat may be cut off). Throws where it is not one fragment of one track. */
export function parseFragment(
  bytes: Uint8Array,
  init: Pick<Init, 'defaultSampleDuration'>,
): Fragment {
  const traf = needBox(viewOf(bytes), 'moof', 'traf');
  const defaults = readTfhd(needBox(traf, 'tfhd'), init.defaultSampleDuration);
  const tfdt = needBox(traf, 'tfdt');
  const decodeTime = tfdt.getUint8(0) === 1 ? Number(tfdt.getBigUint64(4)) : tfdt.getUint32(4);
  const runs = [...readBoxes(traf)].filter((box) => box.type === 'trun');
  const samples = runs.flatMap((run) => readTrun(run.content, defaults));
  return {
    decodeTime,
    duration: samples.reduce((sum, sample) => sum + sample.duration, 0),
    sampleCount: samples.length,
    startsWithKeyframe: ((samples[0]?.flags ?? NOT_SYNC) & NOT_SYNC) === 0,
  };
}

type Defaults = Readonly<{ duration: number; flags: number }>;

function readTfhd(tfhd: DataView, trackDuration: number): Defaults {
  const flags = tfhd.getUint32(0) & 0xffffff;
  let at = 8;
  if (flags & TFHD.baseDataOffset) at += 8;
  if (flags & TFHD.description) at += 4;
  const duration = flags & TFHD.duration ? tfhd.getUint32(at) : trackDuration;
  if (flags & TFHD.duration) at += 4;
  if (flags & TFHD.size) at += 4;
  return { duration, flags: flags & TFHD.flags ? tfhd.getUint32(at) : 0 };
}

function readTrun(trun: DataView, defaults: Defaults): { duration: number; flags: number }[] {
  const flags = trun.getUint32(0) & 0xffffff;
  const count = trun.getUint32(4);
  let at = 8;
  if (flags & TRUN.dataOffset) at += 4;
  const firstFlags = flags & TRUN.firstFlags ? trun.getUint32(at) : null;
  if (firstFlags !== null) at += 4;
  return Array.from({ length: count }, (_, index) => {
    const sample = { ...defaults };
    if (flags & TRUN.duration) sample.duration = trun.getUint32(at);
    if (flags & TRUN.duration) at += 4;
    if (flags & TRUN.size) at += 4;
    if (flags & TRUN.flags) sample.flags = trun.getUint32(at);
    if (flags & TRUN.flags) at += 4;
    if (index === 0 && firstFlags !== null) sample.flags = firstFlags;
    if (flags & TRUN.cts) at += 4;
    return sample;
  });
}

import { type FragmentSample, NOT_SYNC } from './parse-fragment.ts';

export type FragmentHead = Readonly<{
  /** Counts a track's fragments from 1. */
  sequence: number;
  decodeTime: number;
  samples: readonly FragmentSample[];
}>;

/** tfhd: offsets count from the moof (14496-12, 8.8.7), as CMAF wants. */
const DEFAULT_BASE_IS_MOOF = 0x020000;
/** trun with data offset, and per sample: duration, size, flags, composition offset. */
const TRUN_FLAGS = 0x000f01;
/** sample_depends_on 2: no other; 1: others. */
const SYNC_FLAGS = 0x02000000;
const NOT_SYNC_FLAGS = 0x01000000 | NOT_SYNC;

/** The moof of one fragment of track 1 and the header of the mdat that its samples' bytes follow. */
export function buildFragmentHead({ sequence, decodeTime, samples }: FragmentHead): Uint8Array {
  const trunBytes = 20 + 16 * samples.length;
  const trafBytes = 8 + 16 + 20 + trunBytes;
  const moofBytes = 8 + 16 + trafBytes;
  const view = new DataView(new ArrayBuffer(moofBytes + 8));
  let at = 0;
  const put = (value: number) => {
    view.setUint32(at, value >>> 0);
    at += 4;
  };
  const open = (bytes: number, type: string) => {
    put(bytes);
    for (const character of type) view.setUint8(at++, character.charCodeAt(0));
  };

  open(moofBytes, 'moof');
  open(16, 'mfhd');
  put(0);
  put(sequence);
  open(trafBytes, 'traf');
  open(16, 'tfhd');
  put(DEFAULT_BASE_IS_MOOF);
  put(1);
  open(20, 'tfdt');
  put(0x01000000);
  view.setBigUint64(at, BigInt(decodeTime));
  at += 8;
  open(trunBytes, 'trun');
  // Version 1: composition offsets have a sign.
  put(0x01000000 | TRUN_FLAGS);
  put(samples.length);
  put(moofBytes + 8);
  for (const sample of samples) {
    put(sample.duration);
    put(sample.sizeBytes);
    put(sample.keyframe ? SYNC_FLAGS : NOT_SYNC_FLAGS);
    put(sample.compositionOffset);
  }
  open(8 + samples.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), 'mdat');
  return new Uint8Array(view.buffer);
}

import { needBox, readBoxes, viewOf } from './mp4-boxes.ts';
import type { SampleDefaults } from './parse-fragment.ts';

/** What a track's init segment says. */
export type Init = Readonly<{
  /** Ticks a second of the fragments' times. */
  timescale: number;
  /** RFC 6381, for CODECS: 'avc1.64001f', 'av01.0.04M.08', 'mp4a.40.2'. */
  codec: string;
  /** For fragments that leave them out. */
  defaults: SampleDefaults;
}>;

/** Reads an init segment with one track of H.264, AV1 or AAC. Throws on anything else. */
export function parseInit(bytes: Uint8Array): Init {
  const moov = needBox(viewOf(bytes), 'moov');
  const mdhd = needBox(moov, 'trak', 'mdia', 'mdhd');
  const trex = needBox(moov, 'mvex', 'trex');
  return {
    timescale: mdhd.getUint32(mdhd.getUint8(0) === 1 ? 20 : 12),
    codec: codec(needBox(moov, 'trak', 'mdia', 'minf', 'stbl', 'stsd')),
    defaults: {
      duration: trex.getUint32(12),
      sizeBytes: trex.getUint32(16),
      flags: trex.getUint32(20),
    },
  };
}

function codec(stsd: DataView): string {
  const [entry] = readBoxes(tail(stsd, 8));
  if (entry?.type === 'avc1') {
    // VisualSampleEntry, 78 bytes, then boxes; avcC: version, profile, constraints, level.
    const avcC = needBox(tail(entry.content, 78), 'avcC');
    return `avc1.${[1, 2, 3].map((at) => hex(avcC.getUint8(at))).join('')}`;
  }
  if (entry?.type === 'av01') {
    // VisualSampleEntry likewise; av1C: marker, profile and level, tier and bit depth (AV1 in ISOBMFF, 2.3 and 5).
    const av1C = needBox(tail(entry.content, 78), 'av1C');
    const [second, third] = [av1C.getUint8(1), av1C.getUint8(2)];
    const level = String(second & 0x1f).padStart(2, '0');
    const tier = third & 0x80 ? 'H' : 'M';
    return `av01.${second >> 5}.${level}${tier}.${third & 0x40 ? '10' : '08'}`;
  }
  if (entry?.type === 'mp4a') {
    // AudioSampleEntry, 28 bytes, then boxes.
    return `mp4a.40.${audioObjectType(needBox(tail(entry.content, 28), 'esds'))}`;
  }
  throw new Error(`a track of ${entry?.type ?? 'nothing'}, where avc1, av01 or mp4a was written`);
}

/** The first five bits of the decoder's own configuration (ISO/IEC 14496-1, 7.2.6; 14496-3, 1.6.2.1). */
function audioObjectType(esds: DataView): number {
  const DECODER_SPECIFIC = 0x05;
  // Sizes of ES, decoder config and what stands before the next descriptor.
  const headers: Readonly<Record<number, number>> = { 3: 3, 4: 13 };
  for (let at = 4; at < esds.byteLength; ) {
    const tag = esds.getUint8(at++);
    while (esds.getUint8(at++) & 0x80);
    if (tag === DECODER_SPECIFIC) return esds.getUint8(at) >> 3;
    at += headers[tag] ?? 0;
  }
  throw new Error('no decoder configuration in esds');
}

function tail(view: DataView, from: number): DataView {
  return new DataView(view.buffer, view.byteOffset + from, view.byteLength - from);
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

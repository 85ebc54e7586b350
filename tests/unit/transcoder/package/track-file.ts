import { box, words } from './box.ts';

/** A sample as a test thinks of it: in ticks, and what its bytes are filled with. */
export type TestSample = Readonly<{
  duration: number;
  offset?: number;
  keyframe?: boolean;
  bytes: readonly number[];
}>;

const AVC1 = box('avc1', Buffer.alloc(78), box('avcC', Buffer.of(1, 0x64, 0, 0x1f, 0xff)));
const ESDS = Buffer.of(
  ...[0x03, 0x80, 0x80, 0x80, 0x22, 0, 1, 0],
  ...[0x04, 0x80, 0x80, 0x80, 0x14, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ...[0x05, 0x80, 0x80, 0x80, 0x02, 0x11, 0x90],
);
const MP4A = box('mp4a', Buffer.alloc(28), box('esds', words(0), ESDS));
export const SAMPLE_ENTRIES = { avc1: AVC1, mp4a: MP4A } as const;

/** A quarter turn, as a phone's file has it. */
export const TURNED = [0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000];

type InitOptions = Readonly<{
  entry?: Buffer;
  timescale?: number;
  /** What trex says: duration, size, flags. */
  defaults?: readonly [number, number, number];
  matrix?: readonly number[];
}>;

/** What ffmpeg begins a fragmented file of one track with. */
export function initOf(options: InitOptions = {}): Buffer {
  const { entry = AVC1, timescale = 10_000, defaults = [0, 0, 0], matrix = TURNED } = options;
  const tkhd = box(
    'tkhd',
    words(3, 0, 0, 1, 0, 0),
    words(0, 0, 0, 0),
    words(...matrix),
    words(0, 0),
  );
  const stbl = box('stbl', box('stsd', words(0, 1), entry));
  const mdia = box('mdia', box('mdhd', words(0, 0, 0, timescale, 0)), box('minf', stbl));
  const moov = box(
    'moov',
    ...[box('mvhd', words(0)), box('trak', tkhd, mdia)],
    box('mvex', box('trex', words(0, 1, 1, ...defaults))),
  );
  return Buffer.concat([box('ftyp', Buffer.from('iso5')), moov]);
}

const NOT_SYNC = 0x10000;

/** A fragment in ffmpeg's way: everything said of every sample. `decodeTime` may be negative. */
export function fragmentOf(decodeTime: number, samples: readonly TestSample[]): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigInt64BE(BigInt(decodeTime));
  const told = samples.flatMap(({ duration, bytes, keyframe = false, offset = 0 }) => [
    ...[duration, bytes.length, keyframe ? 0 : NOT_SYNC, offset],
  ]);
  const traf = box(
    'traf',
    ...[box('tfhd', words(0x020000, 1)), box('tfdt', words(1 << 24), time)],
    box('trun', words(0x01000f01, samples.length, 0, ...told)),
  );
  const data = Buffer.from(samples.flatMap(({ bytes }) => bytes));
  return Buffer.concat([box('moof', box('mfhd', words(0, 1)), traf), box('mdat', data)]);
}

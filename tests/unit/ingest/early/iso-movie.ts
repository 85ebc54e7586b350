import { box, words } from '../../transcoder/package/box.ts';

export const UPRIGHT = [1, 0, 0, 1] as const;
/** a, b, c, d of a matrix: a quarter turn clockwise. */
export const QUARTER = [0, 1, -1, 0] as const;

export type TrackOptions = Readonly<{
  handler?: string;
  /** As coded. */
  width?: number;
  height?: number;
  /** In the track header. */
  shown?: readonly [width: number, height: number];
  pixelAspect?: readonly [width: number, height: number];
  turn?: readonly number[];
  isEnabled?: boolean;
  /** Of 1,000 a second. */
  duration?: number;
  version?: 0 | 1;
}>;

export const FILE_TYPE = box('ftyp', Buffer.from('isom\0\0\0\0isom'));

export function movieBox(...contents: readonly Buffer[]): Buffer {
  return box('moov', ...contents);
}

/** `mvhd`, of 600 ticks a second. */
export function movieHeader(
  duration: number,
  version: 0 | 1 = 0,
  turn: readonly number[] = UPRIGHT,
) {
  const times = version === 0 ? words(0, 0, 600, duration) : words(0, 0, 0, 0, 600, 0, duration);
  return box('mvhd', words(version << 24), times, Buffer.alloc(16), matrix(turn), Buffer.alloc(28));
}

export function track(options: TrackOptions = {}): Buffer {
  const { handler = 'vide', version = 0, duration = 0, isEnabled = true } = options;
  const [shownWidth, shownHeight] = options.shown ?? [0, 0];
  const header = box(
    'tkhd',
    words((version << 24) | (isEnabled ? 1 : 0)),
    Buffer.alloc(version === 0 ? 36 : 48),
    matrix(options.turn ?? UPRIGHT),
    words(shownWidth * 65_536, shownHeight * 65_536),
  );
  const times = version === 0 ? words(0, 0, 1000, duration) : words(0, 0, 0, 0, 1000, 0, duration);
  const mediaHeader = box('mdhd', words(version << 24), times, words(0));
  const handlerBox = box('hdlr', words(0, 0), Buffer.from(handler), Buffer.alloc(13));
  const table = box('stbl', box('stsd', words(0, 1), sampleEntry(options)));
  return box('trak', header, box('mdia', mediaHeader, handlerBox, box('minf', table)));
}

function sampleEntry({ width = 0, height = 0, pixelAspect }: TrackOptions): Buffer {
  const aspect = pixelAspect === undefined ? Buffer.alloc(0) : box('pasp', words(...pixelAspect));
  const size = words(((width << 16) | height) >>> 0);
  return box('avc1', Buffer.alloc(24), size, Buffer.alloc(50), box('avcC', words(0)), aspect);
}

/** Nine numbers, in columns of 16.16, 16.16 and 2.30 fixed point. */
function matrix([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Buffer {
  const turn = [a, b, 0, c, d, 0].map((each) => each * 65_536);
  return words(...turn, 0, 0, 0x40000000);
}

import type { ContainerName } from './container-name.ts';
import { uintAt } from './number-at.ts';

/** ISO/IEC 11172-3, 2.4.2.3 and ISO/IEC 13818-3: kbit/s by index; MPEG-1 layers I, II, III, MPEG-2 layer I, layers II and III. */
const BITRATES = {
  first: [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  second: [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  third: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  lowFirst: [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  low: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Frames of MPEG sound without a container. One frame's few header bits are chance; the next proves them. */
export function sniffMpegSound(head: Buffer): ContainerName | null {
  if (framesFollow(head, adtsFrameBytes)) return 'aac';
  return framesFollow(head, mp3FrameBytes) ? 'mp3' : null;
}

function framesFollow(head: Buffer, frameBytes: (head: Buffer, at: number) => number): boolean {
  const first = frameBytes(head, 0);
  const second = first === 0 ? 0 : frameBytes(head, first);
  if (second === 0) return false;
  const third = first + second;
  return third + 8 > head.length || frameBytes(head, third) > 0;
}

/** ISO/IEC 13818-7, 6.2: 0 where no frame begins. */
function adtsFrameBytes(head: Buffer, at: number): number {
  const isAdts = (uintAt(head, at, 2) & 0xfff6) === 0xfff0;
  const rateIndex = (uintAt(head, at + 2, 1) >>> 2) & 0x0f;
  const length = (uintAt(head, at + 3, 3) >>> 5) & 0x1fff;
  return isAdts && rateIndex <= 12 && length > 7 ? length : 0;
}

/** The same of layers I to III. */
function mp3FrameBytes(head: Buffer, at: number): number {
  const header = uintAt(head, at, 4);
  const version = (header >>> 19) & 3;
  const layer = 4 - ((header >>> 17) & 3);
  const baseRate = SAMPLE_RATES[(header >>> 10) & 3];
  if (header >>> 21 !== 0x7ff || version === 1 || layer === 4 || baseRate === undefined) return 0;
  const isLow = version !== 3;
  const kbps = bitratesOf(layer, isLow)[(header >>> 12) & 0x0f] ?? 0;
  const rate = baseRate / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const padding = (header >>> 9) & 1;
  if (kbps === 0) return 0;
  if (layer === 1) return (Math.floor((12_000 * kbps) / rate) + padding) * 4;
  return Math.floor(((layer === 3 && isLow ? 72_000 : 144_000) * kbps) / rate) + padding;
}

function bitratesOf(layer: number, isLow: boolean): readonly number[] {
  if (isLow) return layer === 1 ? BITRATES.lowFirst : BITRATES.low;
  return layer === 1 ? BITRATES.first : layer === 2 ? BITRATES.second : BITRATES.third;
}

import type { PacketScan } from './packet-scan.ts';

const FIRST_CAPACITY = 4096;

/** Follows one stream's lines of scanPacketsArgv, `pts,dts,duration,size,flags`; hours of them in a few megabytes. */
export function followPackets(zeroSeconds: number): {
  takeLine(line: string): void;
  scan(): PacketScan;
} {
  let pts = new Float64Array(FIRST_CAPACITY);
  let keyframe = new Uint8Array(FIRST_CAPACITY);
  let sizeBytes = new Uint32Array(FIRST_CAPACITY);
  let count = 0;
  let hidden = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = { seconds: Number.NEGATIVE_INFINITY, durationSeconds: Number.NaN };

  const grow = () => {
    pts = larger(pts, Float64Array);
    keyframe = larger(keyframe, Uint8Array);
    sizeBytes = larger(sizeBytes, Uint32Array);
  };

  const takeLine = (line: string): void => {
    const [shown = '', decoded = '', duration = '', size = '', flags = ''] = line.split(',');
    // Not a packet's.
    if (flags === '') return;
    if (flags.includes('D')) {
      hidden += 1;
      return;
    }
    if (count === pts.length) grow();
    pts[count] = Number(shown) - zeroSeconds;
    keyframe[count] = flags.startsWith('K') ? 1 : 0;
    sizeBytes[count] = Number(size);
    // Where a file does not say when a picture is shown, the decoder's order still says how long it all is.
    const at = finite(Number(shown)) ?? finite(Number(decoded));
    if (at !== null) {
      first = Math.min(first, at);
      if (at >= last.seconds) last = { seconds: at, durationSeconds: Number(duration) };
    }
    count += 1;
  };

  return {
    takeLine,
    scan() {
      const usual = count > 1 ? (last.seconds - first) / (count - 1) : 0;
      const ends = last.seconds + (finite(last.durationSeconds) ?? usual) - zeroSeconds;
      return {
        zeroSeconds,
        endSeconds: Math.max(0, finite(ends) ?? 0),
        hidden,
        packets: {
          ptsSeconds: pts.slice(0, count),
          keyframe: keyframe.slice(0, count),
          sizeBytes: sizeBytes.slice(0, count),
        },
      };
    },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function larger<T extends Float64Array | Uint8Array | Uint32Array>(
  full: T,
  type: new (length: number) => T,
): T {
  const wider = new type(full.length * 2);
  wider.set(full);
  return wider;
}

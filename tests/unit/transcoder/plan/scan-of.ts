import type { PacketScan } from '../../../../transcoder/probe/packet-scan.ts';

export type ScanOptions = Readonly<{
  seconds?: number;
  framesPerSecond?: number;
  /** Frames from one keyframe to the next. */
  gopFrames?: number;
  keyframeBytes?: number;
  interBytes?: number;
  zeroSeconds?: number;
  /** Changes the packets that were laid out evenly. */
  change?: (packets: Packet[]) => Packet[];
}>;

export type Packet = Readonly<{ pts: number; key: boolean; bytes: number }>;

/** Half a minute at 25 frames and 2 Mb/s with a keyframe every two seconds and one B-frame between others, but for what is given. */
export function scanOf(options: ScanOptions = {}): PacketScan {
  const { seconds = 30, framesPerSecond = 25, gopFrames = 50, zeroSeconds = 0 } = options;
  const { keyframeBytes = 50_000, interBytes = 9000, change = (packets) => packets } = options;
  const frames = Math.round(seconds * framesPerSecond);
  const inOrder = Array.from({ length: frames }, (_, at) => ({
    pts: at / framesPerSecond,
    key: at % gopFrames === 0,
    bytes: at % gopFrames === 0 ? keyframeBytes : interBytes,
  }));
  return scanOfPackets(change(reorder(inOrder)), zeroSeconds);
}

/** Behind every keyframe, each two frames the other way round: decoded 0 2 1 4 3 …, shown 0 1 2 3 4 … */
function reorder(packets: Packet[]): Packet[] {
  const decoded = [...packets];
  for (let at = 1; at + 1 < decoded.length; at += 1) {
    const [first, second] = [decoded[at]!, decoded[at + 1]!];
    if (first.key || second.key) continue;
    [decoded[at], decoded[at + 1]] = [second, first];
    at += 1;
  }
  return decoded;
}

export function scanOfPackets(packets: readonly Packet[], zeroSeconds = 0): PacketScan {
  const last = packets
    .filter(({ pts }) => !Number.isNaN(pts))
    .reduce((most, { pts }) => Math.max(most, pts), 0);
  return {
    zeroSeconds,
    endSeconds: packets.length === 0 ? 0 : last + last / Math.max(1, packets.length - 1),
    hidden: 0,
    packets: {
      ptsSeconds: Float64Array.from(packets, ({ pts }) => pts),
      keyframe: Uint8Array.from(packets, ({ key }) => (key ? 1 : 0)),
      sizeBytes: Uint32Array.from(packets, ({ bytes }) => bytes),
    },
  };
}

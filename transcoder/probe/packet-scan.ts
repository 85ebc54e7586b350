/** Every packet of the picture, in decode order. Times are from the lesson's zero, the container's start. */
export type PacketScan = Readonly<{
  /** The container's start on the source's own clock. */
  zeroSeconds: number;
  /** End of the last frame shown, from zero. */
  endSeconds: number;
  packets: Readonly<{
    /** NaN: the file does not say when it is shown. */
    ptsSeconds: Float64Array;
    /** 1 where decoding can start. */
    keyframe: Uint8Array;
    sizeBytes: Uint32Array;
  }>;
}>;

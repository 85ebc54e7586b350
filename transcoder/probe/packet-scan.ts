/** Every packet of one stream, in decode order. Times are from the lesson's zero, the container's start. */
export type PacketScan = Readonly<{
  /** The container's start on the source's own clock. */
  zeroSeconds: number;
  /** End of the last frame shown, from zero; 0 when no packet has a time. */
  endSeconds: number;
  /** How many more there are that an edit list hides; they are not among `packets`. */
  hidden: number;
  packets: Readonly<{
    /** NaN: the file does not say when it is shown. */
    ptsSeconds: Float64Array;
    /** 1 where decoding can start. */
    keyframe: Uint8Array;
    sizeBytes: Uint32Array;
  }>;
}>;

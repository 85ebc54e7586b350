/** Keeps copies of frames that are only lent. Meant for thumbnails: a hundred or so, small. */
export function collectFrames(): {
  add(bytes: Uint8Array): void;
  frames: readonly Uint8Array[];
} {
  const frames: Uint8Array[] = [];
  return { frames, add: (bytes) => void frames.push(new Uint8Array(bytes)) };
}

/**
 * Cuts a stream of bytes into frames of one size. `frame` gets each in order, with its number; the
 * bytes are only valid during the call. `end` throws on a torn frame, `count` says how many came.
 */
export function cutFrames(
  frameBytes: number,
  frame: (bytes: Uint8Array, index: number) => void,
): { add(bytes: Uint8Array): void; end(): void; count(): number } {
  const partial = new Uint8Array(frameBytes);
  let filled = 0;
  let count = 0;
  return {
    add(bytes) {
      let at = 0;
      while (at < bytes.length) {
        // A whole frame inside the chunk needs no copy.
        if (filled === 0 && bytes.length - at >= frameBytes) {
          frame(bytes.subarray(at, at + frameBytes), count++);
          at += frameBytes;
          continue;
        }
        const taken = Math.min(frameBytes - filled, bytes.length - at);
        partial.set(bytes.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled === frameBytes) {
          filled = 0;
          frame(partial, count++);
        }
      }
    },
    end() {
      if (filled > 0)
        throw new Error(`a tap ended inside a frame: ${filled} of ${frameBytes} bytes`);
    },
    count: () => count,
  };
}

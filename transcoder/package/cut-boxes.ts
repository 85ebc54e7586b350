/** A whole top-level box, header included. The bytes are the reader's own to keep. */
export type WholeBox = Readonly<{ type: string; bytes: Uint8Array }>;

/** A GOP of the largest picture is a few dozen megabytes; what is past this is no box of an encoder's. */
const MAX_BOX_BYTES = 512 * 1024 * 1024;

/** Cuts a stream of bytes into top-level boxes of an ISO media file. `end` throws on a torn one. */
export function cutBoxes(take: (box: WholeBox) => void): {
  add(bytes: Uint8Array): void;
  end(): void;
} {
  const header = new Uint8Array(8);
  let filled = 0;
  let box: Uint8Array | null = null;

  const open = () => {
    const size = new DataView(header.buffer).getUint32(0);
    if (size < 8 || size > MAX_BOX_BYTES) throw new Error(`a box of ${size} bytes`);
    box = new Uint8Array(size);
    box.set(header);
  };
  const close = (whole: Uint8Array) => {
    box = null;
    filled = 0;
    take({ type: String.fromCharCode(...whole.subarray(4, 8)), bytes: whole });
  };

  return {
    add(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const target: Uint8Array = box ?? header;
        const taken = Math.min(target.length - filled, bytes.length - at);
        target.set(bytes.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (box === null && filled === header.length) open();
        if (box !== null && filled === (box as Uint8Array).length) close(box);
      }
    },
    end() {
      if (filled > 0) throw new Error(`a stream ended inside a box, after ${filled} bytes`);
    },
  };
}

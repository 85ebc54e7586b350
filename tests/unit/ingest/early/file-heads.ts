/** Bytes from hex; blanks and line ends do not count. */
export function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'hex');
}

export function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** These bytes, and bytes of no meaning up to the length; the same ones each time. */
export function padded(start: Buffer, length = 4096, seed = 1): Buffer {
  return Buffer.concat([start, noise(Math.max(0, length - start.length), seed)]);
}

/** `count` packets of `size` bytes, each with a sync byte after `before` bytes. */
export function tsPackets(size: number, count: number, before = 0): Buffer {
  const packets = noise(size * count, 7);
  for (let at = before; at < packets.length; at += size) hex('47 0100 10').copy(packets, at);
  return packets;
}

/** Bytes by mulberry32; no run of them means anything to anybody. */
export function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  const next = random(seed);
  for (let at = 0; at < length; at += 1) bytes[at] = next() * 256;
  return bytes;
}

/** 0 to 1, the same row for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

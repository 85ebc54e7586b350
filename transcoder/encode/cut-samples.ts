/** Sample instants handed on at a time: a fiftieth of a second at 48 kHz. */
const BLOCK = 960;

/**
 * Cuts interleaved 32-bit little-endian floats (as every machine that Node 24 runs on has them) into
 * blocks, one array a channel, valid during the call only. `end` hands on what is left.
 */
export function cutSamples(
  channelCount: number,
  samples: (channels: readonly Float32Array[]) => void,
): { add(bytes: Uint8Array): void; end(): void } {
  const channels = Array.from({ length: channelCount }, () => new Float32Array(BLOCK));
  const interleaved = new Float32Array(BLOCK * channelCount);
  const raw = new Uint8Array(interleaved.buffer);
  let filled = 0;

  const handOn = (instants: number) => {
    for (const [channel, block] of channels.entries()) {
      for (let at = 0; at < instants; at++) {
        const value = interleaved[at * channelCount + channel]!;
        // A source of floats may hold what is no number; no meter would ever recover from it.
        block[at] = Number.isFinite(value) ? value : 0;
      }
    }
    samples(instants === BLOCK ? channels : channels.map((block) => block.subarray(0, instants)));
    filled = 0;
  };

  return {
    add(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const taken = Math.min(raw.length - filled, bytes.length - at);
        raw.set(bytes.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled === raw.length) handOn(BLOCK);
      }
    },
    end() {
      const instants = filled / (4 * channelCount);
      if (!Number.isInteger(instants)) throw new Error('the sound tap ended inside a sample');
      if (instants > 0) handOn(instants);
    },
  };
}

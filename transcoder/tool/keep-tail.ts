/** Keeps the end of a stream of bytes. */
export function keepTail(maxBytes: number): { add(bytes: Uint8Array): void; text(): string } {
  let kept = Buffer.alloc(0);
  return {
    add(bytes) {
      const joined = Buffer.concat([kept, bytes]);
      kept = joined.subarray(Math.max(0, joined.length - maxBytes));
    },
    text: () => kept.toString('utf8'),
  };
}

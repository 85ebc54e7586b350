/** A chunk; an odd one is padded. */
export function chunk(name: string, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const pad = Buffer.alloc(content.length % 2);
  return Buffer.concat([Buffer.from(name), little(content.length), content, pad]);
}

/** 32-bit little-endian numbers. */
export function little(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32LE(value | 0, index * 4);
  return bytes;
}

/** A list of chunks. */
export function list(name: string, ...contents: readonly Buffer[]): Buffer {
  return chunk('LIST', Buffer.from(name), ...contents);
}

/** A file of these chunks, that does not say how long it is. */
export function avi(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('RIFF'), little(0), Buffer.from('AVI '), ...chunks]);
}

/** An element with a size of one byte where it fits, else of eight. */
export function element(id: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const short = content.length < 127;
  const size = Buffer.alloc(short ? 1 : 8);
  if (short) size.writeUInt8(0x80 | content.length);
  else size.writeBigUInt64BE((1n << 56n) | BigInt(content.length));
  return Buffer.concat([identifier(id), size, content]);
}

/** An element that does not say where it ends. */
export function endless(id: number, ...contents: readonly Buffer[]): Buffer {
  return Buffer.concat([identifier(id), Buffer.from('01ffffffffffffff', 'hex'), ...contents]);
}

export function uint(id: number, value: number): Buffer {
  return element(id, identifier(value));
}

export function float(id: number, value: number, length: 4 | 8 = 8): Buffer {
  const bytes = Buffer.alloc(length);
  if (length === 4) bytes.writeFloatBE(value);
  else bytes.writeDoubleBE(value);
  return element(id, bytes);
}

export function text(id: number, value: string): Buffer {
  return element(id, Buffer.from(value));
}

/** As few bytes as it takes. */
function identifier(value: number): Buffer {
  const digits = value.toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
}

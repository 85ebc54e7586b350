/** A value of AMF 0; an array is a strict one, a map an ECMA array. */
export type AmfValue = number | boolean | string | null | readonly AmfValue[] | AmfMap;
export type AmfMap = { readonly [key: string]: AmfValue };

/** An FLV with these bytes as its first script tag, then a tag of sound. */
export function flv(flags: number, script: Buffer, kind = 18): Buffer {
  const header = Buffer.from([0x46, 0x4c, 0x56, 1, flags, 0, 0, 0, 9, 0, 0, 0, 0]);
  const tag = Buffer.from([kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  tag.writeUIntBE(script.length, 1, 3);
  return Buffer.concat([header, tag, script, Buffer.from([0, 0, 0, 0, 8, 0, 0, 1])]);
}

export function metadata(values: AmfMap, name = 'onMetaData'): Buffer {
  return Buffer.concat([amf(name), amf(values)]);
}

export function amf(value: AmfValue): Buffer {
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9);
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (typeof value === 'boolean') return Buffer.from([1, value ? 1 : 0]);
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), shortText(value)]);
  if (value === null) return Buffer.from([5]);
  if (isList(value))
    return Buffer.concat([Buffer.from([10]), count(value.length), ...value.map(amf)]);
  const members = Object.entries(value);
  const bytes = members.map(([key, each]) => Buffer.concat([shortText(key), amf(each)]));
  return Buffer.concat([Buffer.from([8]), count(members.length), ...bytes, Buffer.from([0, 0, 9])]);
}

function isList(value: readonly AmfValue[] | AmfMap): value is readonly AmfValue[] {
  return Array.isArray(value);
}

function shortText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

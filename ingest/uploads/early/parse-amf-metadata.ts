import { floatAt, uintAt } from './number-at.ts';

export type AmfValues = ReadonlyMap<string, number | boolean>;

/** The kinds of values of AMF 0 (2.1) that metadata is made of. */
const NUMBER = 0;
const BOOLEAN = 1;
const STRING = 2;
const OBJECT = 3;
const NULL = 5;
const UNDEFINED = 6;
const ECMA_ARRAY = 8;
const OBJECT_END = 9;
const STRICT_ARRAY = 10;
const DATE = 11;
const LONG_STRING = 12;

/** Deeper than any index of keyframes. */
const MAX_DEPTH = 4;
/** A long lesson's index of keyframes has ten thousand; a hostile one as many as it has bytes. */
const MAX_VALUES = 50_000;

type Cursor = { bytes: Buffer; at: number; valuesLeft: number };

/** Numbers and booleans of an `onMetaData` message; what is nested in it is skipped. Null for another message. */
export function parseAmfMetadata(bytes: Buffer): AmfValues | null {
  const cursor: Cursor = { bytes, at: 3 + uintAt(bytes, 1, 2), valuesLeft: MAX_VALUES };
  if (bytes[0] !== STRING || bytes.toString('latin1', 3, cursor.at) !== 'onMetaData') return null;
  const kind = bytes[cursor.at];
  if (kind !== OBJECT && kind !== ECMA_ARRAY) return null;
  cursor.at += kind === OBJECT ? 1 : 5;
  const values = new Map<string, number | boolean>();
  while (true) {
    const key = takeKey(cursor);
    if (key === null) return values;
    const { at } = cursor;
    if (bytes[at] === NUMBER) values.set(key, floatAt(bytes, at + 1, 8));
    if (bytes[at] === BOOLEAN) values.set(key, bytes[at + 1] === 1);
    if (!skipValue(cursor, 0)) return values;
  }
}

/** Null at the end of the object, or of the bytes. */
function takeKey(cursor: Cursor): string | null {
  const start = cursor.at + 2;
  const end = start + uintAt(cursor.bytes, cursor.at, 2);
  if (end >= cursor.bytes.length || cursor.bytes[end] === OBJECT_END) return null;
  cursor.at = end;
  return cursor.bytes.toString('latin1', start, end);
}

/** False where the value ends the reading: unknown, cut off, too deep, or one too many. */
function skipValue(cursor: Cursor, depth: number): boolean {
  const { bytes, at } = cursor;
  cursor.valuesLeft -= 1;
  if (cursor.valuesLeft < 0 || depth > MAX_DEPTH) return false;
  switch (bytes[at]) {
    case STRICT_ARRAY:
      return skipItems(cursor, depth);
    case OBJECT:
    case ECMA_ARRAY:
      cursor.at += bytes[at] === OBJECT ? 1 : 5;
      return skipMembers(cursor, depth);
    default: {
      const length = plainLength(bytes, at);
      cursor.at += length;
      return length > 0 && cursor.at <= bytes.length;
    }
  }
}

function skipItems(cursor: Cursor, depth: number): boolean {
  const count = uintAt(cursor.bytes, cursor.at + 1, 4);
  cursor.at += 5;
  for (let index = 0; index < count; index += 1) if (!skipValue(cursor, depth + 1)) return false;
  return true;
}

function skipMembers(cursor: Cursor, depth: number): boolean {
  while (takeKey(cursor) !== null) if (!skipValue(cursor, depth + 1)) return false;
  cursor.at += 3;
  return cursor.at <= cursor.bytes.length;
}

/** Bytes of a value that holds no others, its kind included; 0 for an unknown kind. */
function plainLength(bytes: Buffer, at: number): number {
  switch (bytes[at]) {
    case NUMBER:
      return 9;
    case BOOLEAN:
      return 2;
    case STRING:
      return 3 + uintAt(bytes, at + 1, 2);
    case NULL:
    case UNDEFINED:
      return 1;
    case DATE:
      return 11;
    case LONG_STRING:
      return 5 + uintAt(bytes, at + 1, 4);
    default:
      return 0;
  }
}

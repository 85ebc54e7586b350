import type { BytesPlace, Concat, Upload } from './upload.ts';

/** The JSON of an upload's state file, both directions. */
export function formatUpload(upload: Upload): string {
  return JSON.stringify(upload);
}

/** null for what is no state file of ours. */
export function parseUpload(text: string): Upload | null {
  const { id, ownerId, region, metadata, endsBy, ...given } = parseObject(text);
  const { lessonId, length, offset, createdAt, touchedAt, joinedInto } = given;
  const bytes = parsePlace(given.bytes);
  const concat = parseConcat(given.concat);
  const sound =
    [id, ownerId, region, metadata].every(isText) &&
    (endsBy === 'length' || endsBy === 'client') &&
    [lessonId, joinedInto].every((each) => each === null || isText(each)) &&
    (length === null || isCount(length)) &&
    [offset, createdAt, touchedAt].every(isCount) &&
    bytes !== undefined &&
    concat !== undefined;
  if (!sound) return null;
  return {
    ...({ id, ownerId, region, metadata, endsBy } as Pick<Upload, 'id'> & Upload),
    ...({ lessonId, length, offset, createdAt, touchedAt, joinedInto } as Partial<Upload>),
    bytes,
    concat,
  };
}

function parsePlace(value: unknown): BytesPlace | null | undefined {
  if (value === null) return null;
  const { file, base } = toObject(value);
  return isText(file) && isCount(base) ? { file, base } : undefined;
}

function parseConcat(value: unknown): Concat | null | undefined {
  if (value === null) return null;
  const { kind, parts } = toObject(value);
  if (kind === 'partial') return { kind };
  if (kind === 'final' && Array.isArray(parts) && parts.every(isText)) return { kind, parts };
  return undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return toObject(JSON.parse(text));
  } catch {
    return {};
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

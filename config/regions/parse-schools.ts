import type { Region } from './region-tree.ts';

/** A schools file that cannot be used; the message names the entry. */
export class SchoolsFileError extends Error {
  readonly code = 'bad-schools-file';

  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.name = 'SchoolsFileError';
  }
}

const SCHOOL_CODE = /^\d{6}-[A-Za-z0-9]{1,20}$/;

/** Reads `[{"code": "410102-1", "name": "…"}]`: a school's code is its county's, a hyphen and its own. */
export function parseSchools(json: string, file: string): readonly Region[] {
  const entries = parseArray(json, file);
  const seen = new Set<string>();
  return entries.map((entry, index) => {
    const where = `entry ${index + 1}`;
    if (typeof entry !== 'object' || entry === null)
      throw new SchoolsFileError(file, `${where} is no object`);
    const { code, name } = entry as Record<string, unknown>;
    if (typeof code !== 'string' || !SCHOOL_CODE.test(code)) {
      throw new SchoolsFileError(file, `${where} needs a code such as "410102-1"`);
    }
    if (typeof name !== 'string' || name.trim() === '') {
      throw new SchoolsFileError(file, `${where} (${code}) needs a name`);
    }
    if (seen.has(code)) throw new SchoolsFileError(file, `${code} stands in it twice`);
    seen.add(code);
    return { code, name: name.trim() };
  });
}

function parseArray(json: string, file: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new SchoolsFileError(file, `no JSON: ${(cause as Error).message}`);
  }
  if (!Array.isArray(value)) throw new SchoolsFileError(file, 'not a list of schools');
  return value;
}

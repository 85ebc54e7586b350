/** What a clause of a standard asks for, read from the report's sentence. */
export type Clause = Readonly<{
  kind: 'range' | 'at-least' | 'at-most' | 'exactly' | 'one-of';
  /** One or two numbers, or the words to choose from. */
  values: readonly number[] | readonly string[];
  /** Empty where there is none. */
  unit: string;
}>;

const NUMBER = '(-?\\d+(?:\\.\\d+)?)';
const UNIT = '(?: (\\S+))?';
const RANGE = new RegExp(`^${NUMBER} to ${NUMBER}${UNIT}$`);
const BOUND = new RegExp(`^(>=|<=|=) ${NUMBER}${UNIT}$`);

/** Reads ">= 1280", "= 25 fps", "1800 to 2700 s" and "h264 or hevc". */
export function readClause(required: string): Clause {
  const range = RANGE.exec(required);
  if (range !== null) {
    return { kind: 'range', values: [Number(range[1]), Number(range[2])], unit: range[3] ?? '' };
  }
  const bound = BOUND.exec(required);
  if (bound !== null) {
    const kind = bound[1] === '>=' ? 'at-least' : bound[1] === '<=' ? 'at-most' : 'exactly';
    return { kind, values: [Number(bound[2])], unit: bound[3] ?? '' };
  }
  return { kind: 'one-of', values: required.split(' or '), unit: '' };
}

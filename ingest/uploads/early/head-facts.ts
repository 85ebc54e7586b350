import type { SourceFacts } from './source-facts.ts';

/** What a file's first bytes tell; or how many of them it takes; or that they do not tell. */
export type HeadFacts =
  | Readonly<{ state: 'facts'; facts: SourceFacts }>
  | Readonly<{ state: 'need'; bytes: number }>
  | Readonly<{ state: 'none' }>;

export const NO_FACTS: HeadFacts = { state: 'none' };

/** An index that ends later than this is not waited for. */
const MAX_HEAD_BYTES = 16 * 1024 * 1024;

/** Asks for the first `bytes` of the file, if that is not too much. */
export function needBytes(bytes: number): HeadFacts {
  return bytes <= MAX_HEAD_BYTES ? { state: 'need', bytes } : NO_FACTS;
}

import { ProblemError } from '../../config/http/problem.ts';
import { normalizeRegionCode } from '../../config/regions/normalize-region-code.ts';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { LessonFacts } from '../../storage/catalog/lesson-store.ts';
import { isInScope, regionScope } from '../../storage/catalog/region-scope.ts';

/** Longest facts kept, in characters. */
export const LONGEST_FACT = {
  title: 200,
  subject: 50,
  grade: 50,
  textbook: 200,
  textbookNode: 200,
  region: 40,
} as const satisfies Record<keyof LessonFacts, number>;

/** A text as it is kept: composed, without space around it. Null if it is too long or cannot be read by people. */
export function cleanText(given: string, longest: number): string | null {
  // A value that was not UTF-8 was decoded with replacement characters.
  const text = given.normalize('NFC').trim();
  return text.length > longest || /[\p{Cc}\uFFFD]/u.test(text) ? null : text;
}

/** The region's code as the tree has it. Throws `region-unknown` and `region-not-yours`. */
export function requireRegion(
  code: string,
  account: Pick<Account, 'region'>,
  regions: Pick<RegionTree, 'has'>,
): string {
  const region = normalizeRegionCode(code, regions);
  if (!regions.has(region)) throw new ProblemError('region-unknown');
  if (!isInScope(region, regionScope(account.region))) throw new ProblemError('region-not-yours');
  return region;
}

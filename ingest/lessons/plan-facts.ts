import { ProblemError } from '../../config/http/problem.ts';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { LessonFacts } from '../../storage/catalog/lesson-store.ts';
import { cleanText, LONGEST_FACT, requireRegion } from './lesson-facts.ts';

const NAMES = Object.keys(LONGEST_FACT) as readonly (keyof LessonFacts)[];

/**
 * What a correction changes of a lesson's facts; one that is as it was needs no right to its region. Throws
 * `invalid-request`, `region-unknown` and `region-not-yours`.
 */
export function planFacts(
  asked: Partial<LessonFacts>,
  lesson: LessonFacts,
  account: Pick<Account, 'region'>,
  regions: Pick<RegionTree, 'has'>,
): Partial<LessonFacts> {
  const given = NAMES.flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [[name, requireText(name, value)] as const];
  });
  const changed = given.filter(([name, value]) => value !== lesson[name]);
  const changes: Partial<LessonFacts> = Object.fromEntries(changed);
  if (changes.region === undefined) return changes;
  return { ...changes, region: requireRegion(changes.region, account, regions) };
}

function requireText(name: keyof LessonFacts, given: string): string {
  const longest = LONGEST_FACT[name];
  const text = cleanText(given, longest);
  const isMissing = text === '' && (name === 'title' || name === 'region');
  if (text !== null && !isMissing) return text;
  const message = isMissing ? 'must not be empty' : `at most ${longest} readable characters`;
  throw new ProblemError('invalid-request', { errors: [{ where: `body/${name}`, message }] });
}

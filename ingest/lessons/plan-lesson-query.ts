import type { Static } from 'typebox';
import { ProblemError } from '../../config/http/problem.ts';
import { normalizeRegionCode } from '../../config/regions/normalize-region-code.ts';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { LessonQuery } from '../../storage/catalog/lesson-store.ts';
import { regionScope, WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';
import type { LessonListQuery } from './lesson-schema.ts';

/** What the catalog is asked for: a teacher's own lessons, or those of the reader's region. Throws `region-unknown`. */
export function planLessonQuery(
  asked: Static<typeof LessonListQuery>,
  account: Pick<Account, 'id' | 'role' | 'region'>,
  regions: Pick<RegionTree, 'has'>,
): LessonQuery {
  const { sort, limit } = asked;
  const region = asked.region && normalizeRegionCode(asked.region, regions);
  if (region && !regions.has(region)) throw new ProblemError('region-unknown');
  const teaches = account.role === 'teacher';
  return {
    scope: regionScope(teaches ? WHOLE_COUNTRY : account.region),
    ownerId: teaches ? account.id : null,
    region: region ? regionScope(region) : null,
    state: asked.state ?? null,
    subject: asked.subject ?? null,
    grade: asked.grade ?? null,
    q: asked.q?.trim() || null,
    cursor: asked.cursor ?? null,
    sort,
    limit,
  };
}

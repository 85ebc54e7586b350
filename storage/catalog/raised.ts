import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from './database.ts';
import { WHOLE_COUNTRY } from './region-scope.ts';

/** Values of the lessons' column `raised`: who asked for it decides who may take it back. */
export const NOT_RAISED = 0;
export const RAISED_BY_REGION = 1;
export const RAISED_BY_ITSELF = 2;

type Lessons = ExpressionBuilder<Tables, 'lessons'>;

/** What the column becomes when the lesson is queued: its own wish stays, its region's is asked for anew. */
export function raisedWhenQueued(eb: Lessons) {
  return eb
    .case()
    .when('raised', '=', RAISED_BY_ITSELF)
    .then(RAISED_BY_ITSELF)
    .when(isInRaisedRegion())
    .then(RAISED_BY_REGION)
    .else(NOT_RAISED)
    .end();
}

/** isInScope of any raised region, in SQL. A region's code holds no sign that LIKE would read otherwise. */
export function isInRaisedRegion() {
  return sql<SqlBool>`exists (
    select 1 from raised_regions
    where raised_regions.region in (${WHOLE_COUNTRY}, lessons.region)
      or (raised_regions.region not like '%-%' and lessons.region like raised_regions.region || '%')
  )`;
}

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from './database.ts';
import { likeStartsWith } from './like-pattern.ts';
import type { RegionScope } from './region-scope.ts';

/** Prefixes of these lengths have a column of their own, which indexes serve. */
const LEVELS: Readonly<Record<number, 'province' | 'city' | 'county'>> = {
  2: 'province',
  4: 'city',
  6: 'county',
};

/** isInScope in SQL: the conditions, all of which must hold. */
export function whereInScope(
  eb: ExpressionBuilder<Tables, 'lessons'>,
  { prefix }: RegionScope,
): Expression<SqlBool>[] {
  if (prefix === '') return [];
  if (prefix.includes('-')) return [eb('region', '=', prefix)];
  const level = LEVELS[prefix.length];
  if (level !== undefined) return [eb(level, '=', prefix)];
  return [sql<SqlBool>`${eb.ref('region')} like ${likeStartsWith(prefix)} escape '\\'`];
}

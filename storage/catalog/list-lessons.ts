import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database, LessonTable, Tables } from './database.ts';
import { decodeLessonCursor, encodeLessonCursor } from './lesson-cursor.ts';
import { lessonRecord } from './lesson-row.ts';
import type { LessonPage, LessonQuery, LessonSort } from './lesson-store.ts';
import { likeContains } from './like-pattern.ts';
import { whereInScope } from './where-in-scope.ts';

type Order = Readonly<{
  column: 'created_at' | 'title' | 'score_rank';
  direction: 'asc' | 'desc';
}>;

/** Each has indexes that end in `column, id`. */
const ORDERS: Readonly<Record<LessonSort, Order>> = {
  newest: { column: 'created_at', direction: 'desc' },
  oldest: { column: 'created_at', direction: 'asc' },
  score: { column: 'score_rank', direction: 'desc' },
  title: { column: 'title', direction: 'asc' },
};

/** One page, found by its place in the order: the thousandth costs as much as the first. Throws CursorError. */
export async function listLessons(db: Database, query: LessonQuery): Promise<LessonPage> {
  const { column, direction } = ORDERS[query.sort];
  const rows = await db
    .selectFrom('lessons')
    .selectAll()
    .where((eb) => eb.and(filters(eb, query)))
    .where((eb) => afterCursor(eb, query))
    .orderBy(column, direction)
    .orderBy('id', direction)
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > query.limit && last !== undefined
      ? encodeLessonCursor(query.sort, { value: last[column], id: last.id })
      : null;
  return { items: items.map(lessonRecord), nextCursor };
}

type Lessons = ExpressionBuilder<Tables, 'lessons'>;

function filters(eb: Lessons, query: LessonQuery) {
  const equal = (column: keyof LessonTable, value: string | null) =>
    value === null ? [] : [eb(column, '=', value)];
  const words = query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  return [
    ...whereInScope(eb, query.scope),
    ...(query.region === null ? [] : whereInScope(eb, query.region)),
    ...equal('owner_id', query.ownerId),
    ...equal('state', query.state),
    ...equal('subject', query.subject),
    ...equal('grade', query.grade),
    ...words.map(
      (word) => sql<SqlBool>`${eb.ref('search_text')} like ${likeContains(word)} escape '\\'`,
    ),
  ];
}

function afterCursor(eb: Lessons, query: LessonQuery) {
  if (query.cursor === null) return eb.and([]);
  const { column, direction } = ORDERS[query.sort];
  const { value, id } = decodeLessonCursor(query.sort, query.cursor);
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  return sql<SqlBool>`(${eb.ref(column)}, ${eb.ref('id')}) ${beyond} (${value}, ${id})`;
}

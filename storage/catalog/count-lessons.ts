import type { Database } from './database.ts';
import type { LessonState } from './lesson.ts';
import type { LessonCounts } from './lesson-store.ts';
import type { RegionScope } from './region-scope.ts';
import { whereInScope } from './where-in-scope.ts';

/** How many lessons of each region are in which state; read from an index alone. */
export async function countLessons(db: Database, scope: RegionScope): Promise<LessonCounts> {
  const groups = await db
    .selectFrom('lessons')
    .select(['region', 'state', (eb) => eb.fn.countAll<number>().as('lessons')])
    .where((eb) => eb.and(whereInScope(eb, scope)))
    .groupBy(['region', 'state'])
    .orderBy('region')
    .execute();
  const oldest = await db
    .selectFrom('lessons')
    .select('queued_at')
    .where('state', '=', 'queued')
    .where((eb) => eb.and(whereInScope(eb, scope)))
    .orderBy('queued_at')
    .limit(1)
    .executeTakeFirst();
  return { ...sumUp(groups), oldestQueuedAt: oldest?.queued_at ?? null };
}

type Group = Readonly<{ region: string; state: LessonState; lessons: number }>;

function sumUp(groups: readonly Group[]): Omit<LessonCounts, 'oldestQueuedAt'> {
  const byState = { uploading: 0, queued: 0, processing: 0, ready: 0, failed: 0, cancelled: 0 };
  const regions = new Map<
    string,
    { region: string; lessons: number; ready: number; failed: number }
  >();
  for (const { region, state, lessons } of groups) {
    const sum = regions.get(region) ?? { region, lessons: 0, ready: 0, failed: 0 };
    regions.set(region, sum);
    byState[state] += lessons;
    sum.lessons += lessons;
    if (state === 'ready' || state === 'failed') sum[state] += lessons;
  }
  return { byState, regions: [...regions.values()] };
}

import type { Database } from './database.ts';
import type { Report } from './report.ts';

/** The lesson's report from now on. In the transaction that changes the lesson. */
export async function putReport(tx: Database, lessonId: string, given: Report): Promise<void> {
  const report = JSON.stringify(given);
  await tx
    .insertInto('reports')
    .values({ lesson_id: lessonId, report })
    .onConflict((conflict) => conflict.column('lesson_id').doUpdateSet({ report }))
    .execute();
}

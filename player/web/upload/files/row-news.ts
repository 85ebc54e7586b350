import type { UploadRow } from '../sending/upload-row.ts';

/** Something that a reader who does not see the page should hear, once. */
export type RowNews = Readonly<{ row: UploadRow; what: 'arrived' | 'state' | 'no-sound' }>;

/** What has happened between two looks at the list; how far each file is does not count as news. */
export function rowNews(
  before: readonly UploadRow[],
  after: readonly UploadRow[],
  arrivedLessonIds: readonly string[],
): readonly RowNews[] {
  const news: RowNews[] = [];
  for (const row of before) {
    const hasGone = !after.some((each) => each.id === row.id);
    if (hasGone && row.lessonId !== null && arrivedLessonIds.includes(row.lessonId)) {
      news.push({ row, what: 'arrived' });
    }
  }
  for (const row of after) {
    const old = before.find((each) => each.id === row.id);
    if (mark(row) !== null && mark(row) !== (old === undefined ? null : mark(old))) {
      news.push({ row, what: 'state' });
    }
    if (row.source?.hasSound === false && old?.source?.hasSound !== false) {
      news.push({ row, what: 'no-sound' });
    }
  }
  return news;
}

/** Names the states that nobody brought about by hand; null for the others. */
function mark({ state }: UploadRow): string | null {
  if (state.name === 'waiting' || state.name === 'refused') return `${state.name} ${state.why}`;
  return state.name === 'failed' ? 'failed' : null;
}

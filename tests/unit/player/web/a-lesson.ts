import type { Lesson } from '../../../../storage/catalog/lesson.ts';

/** A lesson with the fields that a test cares about. */
export function aLesson(fields: Partial<Lesson> = {}): Lesson {
  return {
    id: 'l1',
    title: '平行四边形的面积',
    subject: '数学',
    grade: '五年级',
    textbook: '人教版',
    textbookNode: '',
    region: '410102',
    owner: 'wangli',
    state: 'ready',
    playable: true,
    progress: 1,
    secondsLeft: null,
    raised: false,
    createdAt: '2026-11-23T08:00:00.000Z',
    durationSeconds: 60,
    source: null,
    duplicateOf: null,
    scores: null,
    failure: null,
    ...fields,
  };
}

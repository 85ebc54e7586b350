import { AV1_RULES, type Ladder, LESSON_LADDER } from './ladder.ts';
import type { Settings } from './settings.ts';

/** The ladder that an installation's settings stand for. */
export function lessonLadder({ av1 }: Pick<Settings, 'av1'>): Ladder {
  return av1 ? { ...LESSON_LADDER, av1: AV1_RULES } : LESSON_LADDER;
}

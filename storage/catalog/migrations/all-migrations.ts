import { accounts } from './001-accounts.ts';
import { lessons } from './002-lessons.ts';
import { workers } from './003-workers.ts';
import { uploadFacts } from './004-upload-facts.ts';
import { lessonFlow } from './005-lesson-flow.ts';
import { rescores } from './006-rescores.ts';
import type { Migration } from './migration.ts';

/** In the order they run. Never change one that was released: add the next. */
export const ALL_MIGRATIONS: readonly Migration[] = [
  accounts,
  lessons,
  workers,
  uploadFacts,
  lessonFlow,
  rescores,
];

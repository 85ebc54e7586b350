import { ADVICE_WORDS } from './advice-words.ts';
import { ATTACHMENT_WORDS } from './attachment-words.ts';
import { FACTS_WORDS } from './facts-words.ts';
import { FAILURE_WORDS } from './failure-words.ts';
import { FINDING_WORDS } from './finding-words.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { LESSON_WORDS } from './lesson-words.ts';
import { LIBRARY_WORDS } from './library-words.ts';
import { REPORT_WORDS } from './report-words.ts';
import { SIGN_IN_WORDS } from './sign-in-words.ts';
import { UNIT_WORDS } from './unit-words.ts';
import { UPLOAD_WORDS } from './upload-words.ts';
import { WATCH_WORDS } from './watch-words.ts';

/** Every sentence of the web app, by key. */
export const DICTIONARY = {
  ...FRAME_WORDS,
  ...SIGN_IN_WORDS,
  ...LESSON_WORDS,
  ...FAILURE_WORDS,
  ...LIBRARY_WORDS,
  ...UPLOAD_WORDS,
  ...WATCH_WORDS,
  ...REPORT_WORDS,
  ...FINDING_WORDS,
  ...ADVICE_WORDS,
  ...FACTS_WORDS,
  ...ATTACHMENT_WORDS,
  ...UNIT_WORDS,
} as const;

export type Dictionary = typeof DICTIONARY;
export type WordKey = keyof Dictionary;

import { ANHUI_VOCATIONAL_2018 } from './anhui-vocational-2018.ts';
import { HENAN_YOUKE_2019 } from './henan-youke-2019.ts';
import { LESSON_UPLOAD_HELP } from './lesson-upload-help.ts';
import { MICRO_LESSON_NATIONAL } from './micro-lesson-national.ts';
import { OPEN_COURSE_2011 } from './open-course-2011.ts';
import { QUALITY_LESSON_PRIMARY, QUALITY_LESSON_SECONDARY } from './quality-lesson.ts';
import type { RecordingStandard } from './recording-standard.ts';

/** Every standard that this release knows, in its newest version. */
export const RECORDING_STANDARDS: readonly RecordingStandard[] = [
  HENAN_YOUKE_2019,
  MICRO_LESSON_NATIONAL,
  LESSON_UPLOAD_HELP,
  QUALITY_LESSON_PRIMARY,
  QUALITY_LESSON_SECONDARY,
  OPEN_COURSE_2011,
  ANHUI_VOCATIONAL_2018,
];

export class UnknownStandardError extends Error {
  readonly code = 'unknown-standard';
  readonly standard: string;

  constructor(standard: string) {
    const known = RECORDING_STANDARDS.map((each) => each.name).join(', ');
    super(`there is no recording standard named ${JSON.stringify(standard)} (known: ${known})`);
    this.name = 'UnknownStandardError';
    this.standard = standard;
  }
}

/** The standard of that name. Throws UnknownStandardError. */
export function findRecordingStandard(name: string): RecordingStandard {
  const found = RECORDING_STANDARDS.find((each) => each.name === name);
  if (found === undefined) throw new UnknownStandardError(name);
  return found;
}

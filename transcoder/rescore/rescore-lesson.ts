import { buffer } from 'node:stream/consumers';
import {
  findRecordingStandard,
  UnknownStandardError,
} from '../../config/recording-standards/find-recording-standard.ts';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { MEASURES_FILE } from '../../storage/media/measures-file.ts';
import { MediaNotFoundError, type MediaStore } from '../../storage/media/media-store.ts';
import { rescoreReport, saysTheSame } from '../score/rescore-report.ts';
import {
  type StoredMeasures,
  StoredMeasuresError,
  unpackMeasures,
} from '../score/stored-measures.ts';

export type RescoreDeps = Readonly<{
  lessons: Pick<LessonStore, 'get' | 'report' | 'replaceReport'>;
  media: Pick<MediaStore, 'read'>;
  /** Milliseconds since 1970. */
  now: () => number;
}>;

export type Rescore = Readonly<{
  lessonId: string;
  /** Name of the recording standard to hold it against; null: the one that its report names. */
  profile: string | null;
  /** Username. */
  by: string;
}>;

/** Why a lesson keeps the report that it has. */
export type LeftReason =
  | 'not-scored'
  | 'no-measures'
  | 'unknown-standard'
  | 'changed-meanwhile'
  | StoredMeasuresError['code'];

/** A report made anew, not yet anybody's. */
export type RescorePlan = Readonly<{
  lessonId: string;
  /** That both reports are of. */
  version: string;
  before: Report;
  after: Report;
  /** They differ in nothing but when and by whom they were made. */
  same: boolean;
}>;

export type RescoreLeft = Readonly<{ left: LeftReason }>;

/** Scores a lesson anew from its stored measures, and changes nothing. Its source need not be there. */
export async function planRescore(
  { lessons, media, now }: RescoreDeps,
  { lessonId, profile, by }: Rescore,
): Promise<RescorePlan | RescoreLeft> {
  const version = (await lessons.get(lessonId))?.version ?? null;
  const before = await lessons.report(lessonId);
  if (version === null || before === null) return { left: 'not-scored' };
  try {
    const stored = await readMeasures(media, lessonId, version);
    const standard = findRecordingStandard(profile ?? before.profile);
    const at = new Date(now()).toISOString();
    const after = rescoreReport({ before, stored, standard, at, by });
    return { lessonId, version, before, after, same: saysTheSame(before, after) };
  } catch (error) {
    if (error instanceof MediaNotFoundError) return { left: 'no-measures' };
    if (error instanceof UnknownStandardError) return { left: 'unknown-standard' };
    if (error instanceof StoredMeasuresError) return { left: error.code };
    throw error;
  }
}

/** Gives the catalog the new report and its scores, which tells whoever watches the lesson. */
export async function applyRescore(
  { lessons }: Pick<RescoreDeps, 'lessons'>,
  plan: RescorePlan,
): Promise<RescorePlan | RescoreLeft> {
  const record = await lessons.replaceReport(plan.lessonId, plan.version, plan.after);
  return record === null ? { left: 'changed-meanwhile' } : plan;
}

async function readMeasures(
  media: RescoreDeps['media'],
  lessonId: string,
  version: string,
): Promise<StoredMeasures> {
  const path = { kind: 'rendition', lessonId, version, file: MEASURES_FILE } as const;
  return unpackMeasures(await buffer(await media.read(path)));
}

import type { Failure, LessonRecord, LessonState, Scores, SourceFacts } from './lesson.ts';
import type { RegionScope } from './region-scope.ts';
import type { Report } from './report.ts';

/** What is known when the first byte is announced. The lesson starts in state `uploading`. */
export type NewLesson = Readonly<{
  id: string;
  uploadId: string;
  ownerId: string;
  owner: string;
  filename: string;
  title: string;
  subject: string;
  grade: string;
  textbook: string;
  textbookNode: string;
  region: string;
  traceId: string;
  /** Upload-Metadata as it was sent. */
  uploadMetadata: string;
  /** Upload-Concat likewise, of an upload that was joined from parts. */
  uploadConcat?: string;
}>;

/** What people may correct of a lesson afterwards. */
export type LessonFacts = Pick<
  NewLesson,
  'title' | 'subject' | 'grade' | 'textbook' | 'textbookNode' | 'region'
>;

/** How much of an upload has arrived: 0 to 1. */
export type UploadProgress = Readonly<{ lessonId: string; progress: number }>;

/** A cursor that no page of this order has given. */
export class CursorError extends Error {
  readonly code = 'bad-cursor';
  readonly cursor: string;

  constructor(cursor: string) {
    super(`not a cursor of this list: ${JSON.stringify(cursor.slice(0, 100))}`);
    this.name = 'CursorError';
    this.cursor = cursor;
  }
}

/** score: the best first, those without one last. title: by code point. Ties are broken by id. */
export type LessonSort = 'newest' | 'oldest' | 'score' | 'title';

/** Filters are joined by AND; `null` does not filter. */
export type LessonQuery = Readonly<{
  scope: RegionScope;
  ownerId: string | null;
  state: LessonState | null;
  subject: string | null;
  grade: string | null;
  region: RegionScope | null;
  /** Words looked for in title, owner and textbook. */
  q: string | null;
  sort: LessonSort;
  /** 1 to 200. */
  limit: number;
  /** As given by the page before; a CursorError if it was made up. */
  cursor: string | null;
}>;

export type LessonPage = Readonly<{ items: readonly LessonRecord[]; nextCursor: string | null }>;

/** A lesson that is gone; its revision stands in the same row of numbers as the changes. */
export type LessonRemoval = Readonly<{
  id: string;
  ownerId: string;
  region: string;
  revision: number;
}>;

/** What an attempt that succeeded has to tell. */
export type LessonResult = Readonly<{
  version: string;
  durationSeconds: number;
  scores: Scores;
  report: Report;
}>;

/** An attempt that came to nothing; its lesson may be deleted. */
export type EndedAttempt = Readonly<{ lessonId: string; attemptId: string }>;

export type LessonCounts = Readonly<{
  byState: Readonly<Record<LessonState, number>>;
  /** Milliseconds since 1970 at which the lesson waiting longest was queued; null when none waits. */
  oldestQueuedAt: number | null;
  regions: readonly Readonly<{ region: string; lessons: number; ready: number; failed: number }>[];
}>;

/**
 * The truth about lessons. Every change is durable when its promise resolves.
 * A transition that the lesson's present state (or attempt) does not allow changes nothing and gives null.
 */
export interface LessonStore {
  create(lesson: NewLesson): Promise<LessonRecord>;
  get(id: string): Promise<LessonRecord | null>;
  findByUpload(uploadId: string): Promise<LessonRecord | null>;
  list(query: LessonQuery): Promise<LessonPage>;
  /** In order of revision; for followers such as the event stream. */
  changedSince(revision: number, limit: number): Promise<readonly LessonRecord[]>;
  /** Lessons deleted after that revision, in its order; remembered for a day. */
  removedSince(revision: number, limit: number): Promise<readonly LessonRemoval[]>;
  latestRevision(): Promise<number>;
  /** Every lesson whose state says there is work: queued or processing; oldest first. */
  withWork(): Promise<readonly LessonRecord[]>;
  counts(scope: RegionScope): Promise<LessonCounts>;

  /** Sources of which no digest is known yet, oldest first. */
  withoutDigest(limit: number): Promise<readonly LessonRecord[]>;
  /** The owner's other lessons whose sources are as large as this one's, oldest first. */
  sameSizeSources(lesson: LessonRecord): Promise<readonly LessonRecord[]>;
  /** The owner's oldest other lesson that has a source of this digest and size, itself no duplicate; or null. */
  findSameSource(lesson: LessonRecord, sha256: string): Promise<LessonRecord | null>;

  /** How far uploads are, all in one transaction; a resumed one may have fallen back, one that is over is left alone. */
  recordUploadProgress(uploads: readonly UploadProgress[]): Promise<void>;
  /** Whatever its state: what its head tells of the source. */
  recordSourceFacts(id: string, facts: SourceFacts): Promise<LessonRecord | null>;
  /** The source's digest, and the lesson that had the same bytes before. */
  recordDigest(
    id: string,
    sha256: string,
    duplicateOf: string | null,
  ): Promise<LessonRecord | null>;
  /** Whatever its state; what is not given stays, also against a change of the rest at the same moment. */
  changeFacts(id: string, facts: Partial<LessonFacts>): Promise<LessonRecord | null>;
  /** uploading → failed: its first bytes are of no video. */
  rejectUpload(id: string, failure: Failure): Promise<LessonRecord | null>;
  /** uploading → queued; the source is complete and in the media store. */
  finishUpload(id: string, sourceSizeBytes: number): Promise<LessonRecord | null>;
  /**
   * queued → processing under the new id; processing → unchanged, under the id that the attempt has. Null where the
   * generation is no longer the job's or the lesson wants no work.
   */
  joinAttempt(id: string, generation: number, newId: string): Promise<LessonRecord | null>;
  /** The attempt's growing version plays from now on; null, and nothing changed, where another version plays already. */
  becomePlayable(id: string, attemptId: string): Promise<LessonRecord | null>;
  /** Forward only, held to 0 to 1; null when this attempt no longer owns the lesson: it should stop. */
  recordProgress(id: string, attemptId: string, progress: number): Promise<LessonRecord | null>;
  /** processing → ready; report and lesson change together. */
  completeAttempt(
    id: string,
    attemptId: string,
    result: LessonResult,
  ): Promise<LessonRecord | null>;
  /** processing → failed. An attempt that fails or is cancelled leaves no unfinished version to be played. */
  failAttempt(id: string, attemptId: string, failure: Failure): Promise<LessonRecord | null>;
  /** queued or processing → failed, whoever holds it: the queue gave the job up. */
  fail(id: string, generation: number, failure: Failure): Promise<LessonRecord | null>;
  /** uploading, queued or processing → cancelled. */
  cancel(id: string): Promise<LessonRecord | null>;
  /** failed, cancelled or ready → queued with the next generation; only where a source is stored. */
  requeue(id: string): Promise<LessonRecord | null>;
  /**
   * Whatever its state: the report and scores of the version that it has, made anew. null, and nothing changed, where
   * another version has come meanwhile, or there is no report to be replaced.
   */
  replaceReport(id: string, version: string, report: Report): Promise<LessonRecord | null>;
  /** Lets an uploading, queued or processing lesson go before others, until it is ready. */
  raise(id: string): Promise<LessonRecord | null>;
  /** Attempts that failed or were cancelled before that time (milliseconds since 1970), whose files may still be there. */
  endedAttempts(before: number): Promise<readonly EndedAttempt[]>;
  /** The attempt's files are gone. */
  forgetAttempt(attemptId: string): Promise<void>;
  /** Deletes the lesson, its report and its attachments' rows; false if there was none. */
  remove(id: string): Promise<boolean>;

  report(id: string): Promise<Report | null>;
}

import { estimateSecondsLeft } from './estimate-seconds-left.ts';

/** Where a lesson stands on its way from the first byte to the scored stream. */
export type LessonState = 'uploading' | 'queued' | 'processing' | 'ready' | 'failed' | 'cancelled';

/** Why a lesson (or a file on the command line) could not be used; fixed by the contract. */
export type FailureCode =
  | 'not-a-video'
  | 'no-video-stream'
  | 'truncated'
  | 'unsupported'
  | 'too-long'
  | 'too-large'
  | 'timed-out'
  | 'internal';

export type Failure = Readonly<{ code: FailureCode; message: string }>;

/** 0 to 100, 100 best; null where it cannot be measured. */
export type Scores = Readonly<{
  clarity: number | null;
  audio: number | null;
  cuts: number | null;
  overall: number | null;
}>;

/** What the head of a source tells of it, often before the rest has arrived; null what it does not tell. */
export type SourceFacts = Readonly<{
  /** `mp4`, `matroska`, …: the container, not the file's extension. */
  container: string;
  durationSeconds: number | null;
  /** Pixels, as displayed. */
  width: number | null;
  height: number | null;
  hasSound: boolean | null;
}>;

/** A lesson as every reader of the API sees it; fixed by the contract. */
export type Lesson = Readonly<{
  id: string;
  title: string;
  subject: string;
  grade: string;
  textbook: string;
  /** Unit and lesson within the textbook. */
  textbookNode: string;
  /** Code of a school, county, city or province. */
  region: string;
  /** Username of the teacher. */
  owner: string;
  state: LessonState;
  /** True as soon as a reviewer can watch. */
  playable: boolean;
  /** 0 to 1, of the work that the present state stands for. */
  progress: number;
  /** Until it is ready, while it is processed; null when nothing sensible is known. */
  secondsLeft: number | null;
  /** Whether an operator lets it, or its region, go before others. */
  raised: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  durationSeconds: number | null;
  source: SourceFacts | null;
  /** The same teacher's earlier lesson that has the same source, byte for byte. */
  duplicateOf: string | null;
  scores: Scores | null;
  failure: Failure | null;
}>;

/** A lesson as the catalog keeps it. Times are milliseconds since 1970. */
export type LessonRecord = Omit<Lesson, 'createdAt' | 'secondsLeft'> &
  Readonly<{
    createdAt: number;
    updatedAt: number;
    ownerId: string;
    /** As the teacher's machine called it. */
    filename: string;
    uploadId: string;
    /** Of the finished source; null while uploading. */
    sourceSizeBytes: number | null;
    /** Hexadecimal; null until it is computed. */
    sourceSha256: string | null;
    /** Upload-Metadata as the upload's creation had it. */
    uploadMetadata: string;
    /** Upload-Concat likewise; '' for an upload that was not joined from parts. */
    uploadConcat: string;
    /** Counts the times the lesson was put to work; part of the job id, so that a retry is a new job. */
    generation: number;
    /**
     * The one run through this generation, which any number of jobs on any number of workers continue; only its jobs
     * may write progress and results. Names its scratch folder and its version.
     */
    attemptId: string | null;
    /** 1 once this generation has been begun. */
    attempts: number;
    /** Version of the renditions that play; that of the present attempt while it is still growing. */
    version: string | null;
    /** Request id of the upload's creation: the one id through all of the lesson's log lines. */
    traceId: string;
    queuedAt: number | null;
    startedAt: number | null;
    finishedAt: number | null;
    /** Grows with every change of any lesson; a reader that knows one can ask for what came after. */
    revision: number;
  }>;

/** What leaves the house of a record. */
export function publicLesson(record: LessonRecord): Lesson {
  const { id, title, subject, grade, textbook, textbookNode, region, owner, state } = record;
  const { playable, progress, raised, durationSeconds, source, duplicateOf, scores, failure } =
    record;
  const createdAt = new Date(record.createdAt).toISOString();
  return {
    id,
    title,
    subject,
    grade,
    textbook,
    textbookNode,
    region,
    owner,
    state,
    playable,
    progress,
    secondsLeft: estimateSecondsLeft(record),
    raised,
    createdAt,
    durationSeconds,
    source,
    duplicateOf,
    scores,
    failure,
  };
}

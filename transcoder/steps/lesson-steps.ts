import type { Logger } from 'pino';
import type { Ladder } from '../../config/ladder.ts';
import type { RecordingStandard } from '../../config/recording-standards/recording-standard.ts';
import type { Report } from '../../storage/catalog/report.ts';
import type { VersionOutput } from '../output/version-output.ts';
import type { TranscodeLimits } from '../transcode-limits.ts';

/** What every step of a lesson is given. A step that was killed is simply run again on the same folder and output. */
export type StepWork = Readonly<{
  sourceFile: string;
  /** Shared by all steps of this attempt, on whatever worker. */
  workFolder: string;
  output: VersionOutput;
  ladder: Ladder;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** 0 to 1, of this step. */
  onProgress: (progress: number) => void;
  log: Pick<Logger, 'info' | 'warn'>;
}>;

/** What a prepared lesson consists of. */
export type Prepared = Readonly<{
  chunks: number;
  /** Whether there is sound to be measured. */
  sound: boolean;
  /** Whether it can be watched already. */
  playable: boolean;
  durationSeconds: number;
}>;

export type LessonOutcome = Readonly<{ report: Report; durationSeconds: number }>;

/**
 * The work on a lesson. Each step throws UnusableSourceError when the source is no good, ToolError when a tool fails
 * otherwise, TryLaterError when it cannot be done now, and the signal's reason.
 */
export type LessonSteps = Readonly<{
  prepareLesson(work: StepWork): Promise<Prepared>;
  /** At once where the chunk is there already. */
  encodeChunk(work: StepWork, chunk: number): Promise<Readonly<{ playable: boolean }>>;
  measureSound(work: StepWork): Promise<void>;
  finishLesson(work: StepWork): Promise<LessonOutcome>;
}>;

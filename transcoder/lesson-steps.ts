import type { Logger } from 'pino';
import type { Ladder } from '../config/ladder.ts';
import type { RecordingStandard } from '../config/recording-standards/recording-standard.ts';
import type { Report } from '../storage/catalog/report.ts';
import type { TranscodeLimits } from './transcode-limits.ts';
import type { VersionOutput } from './version-output.ts';

/** What every step of a lesson works with. */
export type StepWork = Readonly<{
  sourceFile: string;
  /** Shared by all steps of one attempt, on whatever machine they run. */
  workFolder: string;
  /** Where renditions appear as they are made. */
  output: VersionOutput;
  ladder: Ladder;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** 0 to 1, of this step. */
  onProgress: (progress: number) => void;
  log: Pick<Logger, 'info'>;
}>;

/** What the lesson turned out to be, and so which steps follow. */
export type Prepared = Readonly<{
  chunks: number;
  sound: boolean;
  /** Whether there is something to be watched already. */
  playable: boolean;
  durationSeconds: number;
}>;

export type LessonOutcome = Readonly<{ report: Report; durationSeconds: number }>;

/**
 * The flow: prepare, then the sound and every chunk in any order and on any worker, then finish. Each may be run again at
 * any time: what is there already is not made twice. They throw UnusableSourceError when the source is no good,
 * ToolError when a tool fails otherwise, and the signal's reason.
 */
export type LessonSteps = Readonly<{
  prepare(work: StepWork): Promise<Prepared>;
  chunk(work: StepWork, chunk: number): Promise<Readonly<{ playable: boolean }>>;
  sound(work: StepWork): Promise<void>;
  finish(work: StepWork): Promise<LessonOutcome>;
}>;

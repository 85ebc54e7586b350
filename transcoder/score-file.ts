import { LESSON_LADDER } from '../config/ladder.ts';
import type { RecordingStandard } from '../config/recording-standards/recording-standard.ts';
import type { Report } from '../storage/catalog/report.ts';
import { encodeRenditions } from './encode/encode-renditions.ts';
import { planLesson } from './plan/plan-lesson.ts';
import { probeSource } from './probe/probe-source.ts';
import { createLessonMeters } from './score/lesson-meters.ts';
import { scoreLesson } from './score/score-lesson.ts';
import type { TranscodeLimits } from './transcode-limits.ts';

export type ScoreWork = Readonly<{
  sourceFile: string;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** 0 to 1, about once a second of the file. */
  onProgress: (progress: number) => void;
}>;

/** Decodes and measures a file exactly as a worker does, without making renditions. Throws as transcodeLesson does. */
export async function scoreFile(work: ScoreWork): Promise<Report> {
  const { sourceFile, standard, limits, signal } = work;
  const probe = await probeSource({ sourceFile, limits, signal });
  const { durationSeconds } = probe;
  // The ladder decides the frame rate at which motion is looked at.
  const plan = planLesson(probe, LESSON_LADDER);
  const meters = createLessonMeters({ taps: plan.taps, probe });
  await encodeRenditions({
    sourceFile,
    plan,
    sink: meters.sink,
    limits,
    durationSeconds,
    signal,
    onProgress: (seconds) => work.onProgress(Math.min(1, seconds / durationSeconds)),
    renditions: null,
  });
  return scoreLesson({ probe, measured: meters.result(), standard });
}

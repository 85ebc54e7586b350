import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Ladder } from '../config/ladder.ts';
import type { RecordingStandard } from '../config/recording-standards/recording-standard.ts';
import type { Report } from '../storage/catalog/report.ts';
import { encodeRenditions } from './encode/encode-renditions.ts';
import { collectFrames } from './package/collect-frames.ts';
import { writePlaylists } from './package/write-playlists.ts';
import { writePoster } from './package/write-poster.ts';
import { writeStoryboard } from './package/write-storyboard.ts';
import { planLesson } from './plan/plan-lesson.ts';
import { probeSource } from './probe/probe-source.ts';
import { createLessonMeters } from './score/lesson-meters.ts';
import { scoreLesson } from './score/score-lesson.ts';
import type { TranscodeLimits } from './transcode-limits.ts';

export type LessonWork = Readonly<{
  sourceFile: string;
  /** An existing, empty folder. */
  outputFolder: string;
  ladder: Ladder;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  signal: AbortSignal;
  /** 0 to 1, about once a second of the lesson. */
  onProgress: (progress: number) => void;
  log: Pick<Logger, 'info'>;
}>;

export type LessonOutcome = Readonly<{ report: Report; durationSeconds: number }>;

/** Share of the work that decoding and encoding is. */
const ENCODING = 0.97;

/**
 * The recipe: a source becomes a scored stream in `outputFolder`. Throws UnusableSourceError when the source is
 * no good, ToolError when ffmpeg fails otherwise, and the signal's reason.
 */
export async function transcodeLesson(work: LessonWork): Promise<LessonOutcome> {
  const { sourceFile, outputFolder, ladder, standard, limits, signal, log } = work;
  const began = performance.now();

  const probe = await probeSource({ sourceFile, limits, signal });
  const { durationSeconds } = probe;
  log.info({ probe }, 'probed the source');

  const plan = planLesson(probe, ladder);
  log.info({ renditions: plan.renditions.map(({ name }) => name), timing: plan.timing }, 'planned');

  const meters = createLessonMeters({ taps: plan.taps, probe });
  const thumbnails = collectFrames();
  await encodeRenditions({
    sourceFile,
    plan,
    sink: { ...meters.sink, thumbnail: thumbnails.add },
    limits,
    durationSeconds,
    signal,
    onProgress: (seconds) => work.onProgress(Math.min(1, seconds / durationSeconds) * ENCODING),
    renditions: { outputFolder, preset: ladder.preset },
  });
  log.info({ speed: durationSeconds / secondsSince(began) }, 'encoded and measured');

  signal.throwIfAborted();
  const measured = meters.result();
  const { matrix } = plan.picture;
  await writePlaylists(plan, outputFolder);
  await writePoster(
    // A lesson in which no still is fit to be seen, a black one say, shows its first picture.
    measured.bestStill ?? { ...plan.taps.thumbnail, bytes: thumbnails.frames[0]! },
    matrix,
    outputFolder,
  );
  await writeStoryboard(
    { tap: plan.taps.thumbnail, frames: thumbnails.frames, matrix, durationSeconds },
    outputFolder,
  );

  const report = scoreLesson({ probe, measured, standard });
  await writeFile(join(outputFolder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  log.info({ scores: report.scores, seconds: secondsSince(began) }, 'packaged and scored');
  work.onProgress(1);
  return { report, durationSeconds };
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}

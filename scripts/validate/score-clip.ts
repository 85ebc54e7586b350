import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LESSON_LADDER } from '../../config/ladder.ts';
import { findRecordingStandard } from '../../config/recording-standards/find-recording-standard.ts';
import { parseSettings } from '../../config/settings.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { scoreFile } from '../../transcoder/score-file.ts';
import type { TranscodeLimits } from '../../transcoder/transcode-limits.ts';
import { limitsHere } from '../lesson-file/limits-here.ts';

let limits: Promise<TranscodeLimits> | null = null;

/** Scores a file as `youke score` does; `folder` is where its working files come and go. */
export async function scoreClip(
  file: string,
  folder: string,
  signal: AbortSignal,
): Promise<Report> {
  const settings = parseSettings(process.env);
  limits ??= limitsHere(settings);
  const workFolder = await mkdtemp(join(folder, 'score-'));
  try {
    return await scoreFile({
      ...{ workFolder, sourceFile: file, ladder: LESSON_LADDER, signal },
      standard: findRecordingStandard(settings.standard),
      limits: await limits,
      log: { info() {}, warn() {} },
      onProgress() {},
    });
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
}

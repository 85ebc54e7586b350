import { LESSON_LADDER } from '../../../config/ladder.ts';
import type { CopyVerdict } from '../../../transcoder/plan/copy-verdict.ts';
import { judgeCopy } from '../../../transcoder/plan/judge-copy.ts';
import type { Plan } from '../../../transcoder/plan/plan.ts';
import { planLesson } from '../../../transcoder/plan/plan-lesson.ts';
import { probeSource } from '../../../transcoder/probe/probe-source.ts';
import { scanStreams } from '../../../transcoder/steps/scan-streams.ts';
import { untrustedInput } from '../../../transcoder/tool/untrusted-input.ts';
import type { BenchRun } from '../bench-run.ts';
import { lessonSettings } from './lesson-settings.ts';

export type BenchLesson = Readonly<{
  file: string;
  copyVerdict: CopyVerdict;
  /** With every rendition to be encoded, whatever could be copied. */
  plan: Plan;
}>;

/** What a source is, and what a full encode of it is made of. Throws as probeSource does. */
export async function readLesson(file: string, run: BenchRun): Promise<BenchLesson> {
  const { limits, signal } = await lessonSettings(run);
  const probe = await probeSource({ sourceFile: file, limits, signal });
  const scans = await scanStreams(probe, untrustedInput(file), { limits, signal });
  const refused = { copied: false, reasons: [], keyframes: [] };
  return {
    file,
    copyVerdict: judgeCopy(probe, scans.picture, LESSON_LADDER, scans.sound?.endSeconds),
    plan: planLesson(probe, scans, LESSON_LADDER, { copy: refused, soundCopy: null }),
  };
}

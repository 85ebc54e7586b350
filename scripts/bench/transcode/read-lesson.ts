import { LESSON_LADDER } from '../../../config/ladder.ts';
import type { CopyVerdict } from '../../../transcoder/plan/copy-verdict.ts';
import { judgeCopy } from '../../../transcoder/plan/judge-copy.ts';
import type { Plan } from '../../../transcoder/plan/plan.ts';
import { planLesson } from '../../../transcoder/plan/plan-lesson.ts';
import { probeSource } from '../../../transcoder/probe/probe-source.ts';
import { scanPackets } from '../../../transcoder/probe/scan-packets.ts';
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
  const { limits, signal } = lessonSettings(run);
  const probe = await probeSource({ sourceFile: file, limits, signal });
  const scan = await scanPackets({
    ...{ input: untrustedInput(file), limits, signal },
    ...{ streamIndex: probe.video.streamIndex, zeroSeconds: probe.startSeconds },
  });
  const refused = { copied: false, reasons: [], keyframes: [] };
  return {
    file,
    copyVerdict: judgeCopy(probe, scan, LESSON_LADDER),
    plan: planLesson(probe, scan, LESSON_LADDER, { copy: refused, soundCopy: null }),
  };
}

import { findRecordingStandard } from '../../../config/recording-standards/find-recording-standard.ts';
import { parseSettings } from '../../../config/settings.ts';
import { limitsHere } from '../../lesson-file/limits-here.ts';
import type { BenchRun } from '../bench-run.ts';

/** What our side works under; at the same priority as what it is measured against. */
export async function lessonSettings({ env, signal }: Pick<BenchRun, 'env' | 'signal'>) {
  const settings = parseSettings(env);
  return {
    signal,
    standard: findRecordingStandard(settings.standard),
    limits: { ...(await limitsHere(settings)), niceness: 0 },
  };
}

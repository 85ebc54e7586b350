import { join } from 'node:path';
import { ownIntermediate } from '../tool/own-intermediate.ts';
import { untrustedInput } from '../tool/untrusted-input.ts';
import { PREPARED, SOURCE_FILE } from '../work/results.ts';
import type { StepWork } from './lesson-steps.ts';

/** How the steps after prepare open the lesson's source: the teacher's file, or our copy that can be sought in. */
export function sourceInput(
  { sourceFile, workFolder }: Pick<StepWork, 'sourceFile' | 'workFolder'>,
  remuxed: boolean,
): readonly string[] {
  return remuxed
    ? ownIntermediate(join(workFolder, PREPARED, SOURCE_FILE))
    : untrustedInput(sourceFile);
}

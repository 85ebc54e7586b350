import { join } from 'node:path';
import { ownIntermediate } from './tool/own-intermediate.ts';
import { untrustedInput } from './tool/untrusted-input.ts';
import { SOURCE_FILE } from './work/results.ts';

/** How the steps open the lesson's source: the teacher's file, or our copy of it in a container that can be sought in. */
export function sourceInput(
  { sourceFile, workFolder }: Readonly<{ sourceFile: string; workFolder: string }>,
  remuxed: boolean,
): readonly string[] {
  return remuxed ? ownIntermediate(join(workFolder, SOURCE_FILE)) : untrustedInput(sourceFile);
}

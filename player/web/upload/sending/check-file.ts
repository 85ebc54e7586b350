import type { FileProblem } from './upload-row.ts';

/** What is wrong with a file by its size alone; null where nothing is. */
export function checkFile(
  file: Readonly<{ size: number }>,
  maxSizeBytes: number | null,
): FileProblem | null {
  if (file.size === 0) return 'empty';
  return maxSizeBytes !== null && file.size > maxSizeBytes ? 'too-large' : null;
}

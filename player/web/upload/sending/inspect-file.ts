import type { SourceFacts } from '../../../../storage/catalog/lesson.ts';
import { checkFile } from './check-file.ts';
import type { UploadDoor } from './create-upload-door.ts';
import type { FileProblem } from './upload-row.ts';

export type FileCheck = Readonly<{ problem: FileProblem | null; source: SourceFacts | null }>;

/** Enough to tell a video from anything else, and the facts of most files that have them in front. */
const HEAD_BYTES = 64 * 1024;
/** On a line that is this slow the check would hold up the upload, which checks again. */
const PATIENCE_MS = 20_000;

/** Looks at a file before anything of it is sent. A check that cannot be made holds no file back. */
export async function inspectFile(
  file: File,
  maxSizeBytes: number | null,
  door: Pick<UploadDoor, 'inspect'>,
): Promise<FileCheck> {
  const head = file.slice(0, HEAD_BYTES);
  const readable = await head.arrayBuffer().then(
    () => true,
    () => false,
  );
  // A folder may have a size of nothing too, but cannot be read.
  const problem = readable ? checkFile(file, maxSizeBytes) : 'unreadable';
  if (problem !== null) return { problem, source: null };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE_MS);
  try {
    const { verdict, source } = await door.inspect(head, abort.signal);
    return { problem: verdict === 'not-a-video' ? 'not-a-video' : null, source };
  } catch {
    return { problem: null, source: null };
  } finally {
    clearTimeout(timer);
  }
}

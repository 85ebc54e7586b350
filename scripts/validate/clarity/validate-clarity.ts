import type { FigureRow } from '../figure-row.ts';
import type { ValidateRun } from '../validate-run.ts';
import { findDefects } from './find-defects.ts';
import { rankDegradations } from './rank-degradations.ts';

/** The clarity score and its findings, on scenes drawn and spoilt here. */
export async function validateClarity(run: ValidateRun): Promise<readonly FigureRow[]> {
  return [...(await rankDegradations(run)), ...(await findDefects(run))];
}

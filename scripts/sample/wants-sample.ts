import type { Catalog } from '../../storage/catalog/catalog.ts';
import { regionScope, WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';
import { readSampleState } from './sample-state.ts';

/** Whether this start should make the sample lesson: the first one does, and the next if that was cut short. */
export async function wantsSample(
  catalog: Pick<Catalog, 'lessons'>,
  sampleDir: string,
): Promise<boolean> {
  const state = await readSampleState(sampleDir);
  if (state !== null) return state === 'begun';
  const { byState } = await catalog.lessons.counts(regionScope(WHOLE_COUNTRY));
  return Object.values(byState).every((lessons) => lessons === 0);
}

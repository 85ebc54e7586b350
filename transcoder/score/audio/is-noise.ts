import type { LevelMeasured } from '../measured.ts';

/** Mixed into speech, noise that matters spreads by less than 2 dB; music and film sound by 4 and more. */
const STEADY_DB = 3;

/** Whether what lies below the speech is steady noise, rather than music or children's voices. */
export function isNoise({ floorSpreadDb }: LevelMeasured): boolean {
  return floorSpreadDb !== null && floorSpreadDb <= STEADY_DB;
}

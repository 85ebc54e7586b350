import type { LevelRules } from '../../config/ladder.ts';

/**
 * The gain in dB that brings a lesson's sound towards the target, as far as its peaks allow; null where it cannot be
 * measured, or where too little would change. `integratedLufs` and `truePeakDbtp` are the whole lesson's.
 */
export function planLevelling(
  {
    integratedLufs,
    truePeakDbtp,
  }: Readonly<Record<'integratedLufs' | 'truePeakDbtp', number | null>>,
  { targetLufs, truePeakCeilingDbtp, leastGainDb }: LevelRules,
): number | null {
  if (integratedLufs === null || truePeakDbtp === null) return null;
  const gain = Math.min(targetLufs - integratedLufs, truePeakCeilingDbtp - truePeakDbtp);
  if (!Number.isFinite(gain) || Math.abs(gain) < leastGainDb) return null;
  return Math.round(gain * 100) / 100;
}

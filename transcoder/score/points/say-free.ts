import type { Bilingual } from '../../../storage/catalog/report.ts';
import { sayNumber } from '../findings/say-number.ts';
import type { Curve } from './interpolate.ts';

/**
 * Where a curve takes no points: "−23 至 −16 LUFS 不扣分". null where it has no such place, or only the end of a share.
 * `suffix` is the unit with its space, `scale` what a measure is multiplied by to be told in it.
 */
export function sayFree(curve: Curve, scale: number, suffix: string): Bilingual | null {
  const free = curve.filter(([, points]) => points === 0).map(([measure]) => measure);
  const [low, high] = [free[0], free.at(-1)];
  if (low === undefined || high === undefined) return null;
  const say = (measure: number) => sayNumber(measure * scale, 2);
  const fromStart = low === curve[0]![0];
  const toEnd = high === curve.at(-1)![0];
  if (fromStart && high === 0) return null;
  if (fromStart) {
    return {
      zh: `不超过 ${say(high)}${suffix} 不扣分`,
      en: `nothing is lost up to ${say(high)}${suffix}`,
    };
  }
  if (toEnd) {
    return {
      zh: `不低于 ${say(low)}${suffix} 不扣分`,
      en: `nothing is lost from ${say(low)}${suffix}`,
    };
  }
  return {
    zh: `${say(low)} 至 ${say(high)}${suffix} 不扣分`,
    en: `nothing is lost from ${say(low)} to ${say(high)}${suffix}`,
  };
}

import type { Rational } from './probe.ts';

/** Reads '30000/1001' or '25'; null for '0/0', 'N/A' and the like. */
export function parseRational(text: string | undefined): Rational | null {
  const [numerator = 0, denominator = 1] = (text ?? '').split('/').map(Number);
  const usable = Number.isInteger(numerator) && Number.isInteger(denominator);
  return usable && numerator > 0 && denominator > 0 ? { numerator, denominator } : null;
}

import type { SourceFacts } from './source-facts.ts';

/** A file that claims to be longer, or larger, lies. */
const MAX_SECONDS = 31 * 24 * 3600;
const MAX_SIDE_PIXELS = 0xffff;

/** Keeps of a file's claims what can be true. */
export function knownFacts(claimed: SourceFacts): SourceFacts {
  const { container, durationSeconds, hasSound } = claimed;
  const width = knownSide(claimed.width);
  const height = knownSide(claimed.height);
  const sized = width !== null && height !== null;
  return {
    container,
    durationSeconds: isWithin(durationSeconds, MAX_SECONDS) ? durationSeconds : null,
    width: sized ? width : null,
    height: sized ? height : null,
    hasSound,
  };
}

function knownSide(pixels: number | null): number | null {
  const whole = pixels === null ? null : Math.round(pixels);
  return isWithin(whole, MAX_SIDE_PIXELS) ? whole : null;
}

/** NaN is within nothing. */
function isWithin(value: number | null, most: number): value is number {
  return value !== null && value > 0 && value <= most;
}

import type { Span } from '../measured.ts';
import { percentile } from '../percentile.ts';

const MIN_SECONDS = 3;
/** Below this nothing is heard at a normal volume; EBU QC's item for silence uses the same figure. */
const SILENT_DBFS = -60;
/** In a quiet recording what is silent lies lower: this far below its loud moments. */
const BELOW_LOUD_DB = 45;
/** Noise of 16-bit converters: whatever is below is silent even in the quietest recording. */
const FLOOR_DBFS = -85;

/** Stretches of at least 3 s without sound, and the share of all time without, from levels in dBFS. */
export function findSilences(
  levels: readonly number[],
  frameSeconds: number,
): { silences: Span[]; silentShare: number } {
  if (levels.length === 0) return { silences: [], silentShare: 1 };
  const loud = percentile(Float64Array.from(levels).sort(), 0.95);
  const limit = Math.max(FLOOR_DBFS, Math.min(SILENT_DBFS, loud - BELOW_LOUD_DB));
  const silences: Span[] = [];
  let silentFrames = 0;
  let start = 0;
  for (let index = 0; index <= levels.length; index += 1) {
    if (index < levels.length && levels[index]! <= limit) {
      silentFrames += 1;
      continue;
    }
    const seconds = (index - start) * frameSeconds;
    if (seconds >= MIN_SECONDS) {
      silences.push({ startSeconds: start * frameSeconds, endSeconds: index * frameSeconds });
    }
    start = index + 1;
  }
  return { silences, silentShare: silentFrames / levels.length };
}

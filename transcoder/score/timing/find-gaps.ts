import type { TimingMeasured } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** A wait longer than this many frames misses at least one of them. */
const MIN_FRAMES = 1.5;
/** The usual wait is the middle one of so many to either side: a phone in the dark takes fewer frames for a while. */
const AROUND_FRAMES = 25;
/** A steady rate: so many waits are the usual one to within this. Screen recorders and calls come nowhere near. */
const STEADY_WITHIN = 0.3;
const MIN_STEADY_SHARE = 0.6;
/** Too few to tell what is usual. */
const MIN_FRAMES_SEEN = 10;
/** Recorders take a moment to find their rate. */
const FIRST_FRAMES = 3;
/** Gaps closer together than this are one complaint. */
const JOIN_SECONDS = 1;
const MAX_KEPT = 1000;

/** Where frames are missing, from the times at which frames are shown (ascending). */
export function findGaps(
  times: Float64Array,
): Pick<TimingMeasured, 'frameSeconds' | 'steadyShare' | 'gaps'> {
  if (times.length < MIN_FRAMES_SEEN) return { frameSeconds: null, steadyShare: 0, gaps: [] };
  const waits = times.slice(1).map((time, index) => time - times[index]!);
  const usual = usualWaits(waits);
  const steady = waits.filter(
    (wait, at) => Math.abs(wait - usual[at]!) <= STEADY_WITHIN * usual[at]!,
  );
  const steadyShare = steady.length / waits.length;
  if (steadyShare < MIN_STEADY_SHARE) return { frameSeconds: null, steadyShare, gaps: [] };
  const frameSeconds = percentile(waits.toSorted(), 0.5);
  // A clock too coarse for its frames gives several of them one time.
  if (frameSeconds <= 0) return { frameSeconds: null, steadyShare, gaps: [] };
  const gaps: { startSeconds: number; endSeconds: number; missing: number }[] = [];
  for (let at = FIRST_FRAMES; at < waits.length; at += 1) {
    const most = MIN_FRAMES * Math.max(usual[at]!, frameSeconds);
    if (waits[at]! <= most) continue;
    const wait = usual[at]! > 0 ? usual[at]! : frameSeconds;
    const missing = Math.max(1, Math.round(waits[at]! / wait) - 1);
    const last = gaps.at(-1);
    if (last !== undefined && times[at]! - last.endSeconds < JOIN_SECONDS) {
      last.endSeconds = times[at + 1]!;
      last.missing += missing;
    } else if (gaps.length < MAX_KEPT) {
      gaps.push({ startSeconds: times[at]!, endSeconds: times[at + 1]!, missing });
    }
  }
  return { frameSeconds, steadyShare, gaps };
}

/** Of each wait, the middle one of those around it; taken anew every few frames, which is often enough. */
function usualWaits(waits: Float64Array): Float64Array {
  const usual = new Float64Array(waits.length);
  for (let start = 0; start < waits.length; start += AROUND_FRAMES) {
    const from = Math.max(0, start - AROUND_FRAMES);
    const around = waits.slice(from, start + 2 * AROUND_FRAMES).sort();
    usual.fill(percentile(around, 0.5), start, start + AROUND_FRAMES);
  }
  return usual;
}

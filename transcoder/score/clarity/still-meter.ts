import type { BestStill, StillMeasured } from '../measured.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { measureStill } from './measure-still.ts';
import { stillAppeal } from './still-appeal.ts';

/** `appeal`: how much better it is than another, of another part of the lesson. */
type Stills = Readonly<{
  stills: readonly StillMeasured[];
  best: Readonly<BestStill & { appeal: number }> | null;
  /** Copies of the first and the last frame; null: there was none. */
  ends: Readonly<{ first: Uint8Array; last: Uint8Array }> | null;
}>;

/** The measures of full frames, and a copy of the one that shows the lesson best. */
export function createStillMeter(tap: PictureTap, durationSeconds: number): FrameMeter<Stills> {
  const { width, height } = tap;
  const stills: StillMeasured[] = [];
  let first: Uint8Array | null = null;
  let previous: Uint8Array | null = null;
  let best: Stills['best'] = null;
  return {
    frame(bytes, atSeconds) {
      const { still: figures, detailShare } = measureStill(bytes, previous, tap);
      // Noise is what changes: the first frame is seen for what it is when the second one comes.
      if (previous !== null && stills.length === 1) {
        stills[0] = { ...stills[0]!, ...measureStill(previous, bytes, tap).still };
      }
      const still = { atSeconds, ...figures };
      stills.push(still);
      first ??= new Uint8Array(bytes);
      previous ??= new Uint8Array(bytes.length);
      previous.set(bytes);
      const appeal = stillAppeal(still, detailShare, durationSeconds);
      if (appeal <= (best?.appeal ?? 0)) return;
      best = { atSeconds, bytes: new Uint8Array(bytes), width, height, appeal };
    },
    result: () => ({
      stills,
      best,
      ends: first !== null && previous !== null ? { first, last: previous } : null,
    }),
  };
}

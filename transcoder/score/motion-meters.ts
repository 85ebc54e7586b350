import { createStillnessMeter } from './clarity/stillness-meter.ts';
import { createShotMeter } from './cuts/shot-meter.ts';
import type { CutsMeasured, StillnessMeasured } from './measured.ts';
import type { FrameMeter, PictureTap } from './taps.ts';

type MotionMeasured = Readonly<{ stillness: StillnessMeasured; cuts: CutsMeasured }>;

/** All meters of a lesson's tiny frames behind one. They look back, and so want the whole lesson in order. */
export function createMotionMeters(tap: PictureTap): FrameMeter<MotionMeasured> {
  const stillness = createStillnessMeter(tap);
  const shots = createShotMeter(tap);
  return {
    frame(bytes, atSeconds) {
      stillness.frame(bytes, atSeconds);
      shots.frame(bytes, atSeconds);
    },
    result: () => ({ stillness: stillness.result(), cuts: shots.result() }),
  };
}

import { createSteadinessMeter } from './clarity/steadiness-meter.ts';
import { createStillnessMeter } from './clarity/stillness-meter.ts';
import { createEditMeter } from './cuts/edit-meter.ts';
import { mergeEdits } from './cuts/merge-edits.ts';
import { createShotMeter } from './cuts/shot-meter.ts';
import type { CutsMeasured, SteadinessMeasured, StillnessMeasured } from './measured.ts';
import type { FrameMeter, PictureTap } from './taps.ts';

type MotionMeasured = Readonly<{
  stillness: StillnessMeasured;
  steadiness: SteadinessMeasured;
  cuts: CutsMeasured;
}>;

/** All meters of a lesson's tiny frames behind one. They look back, and so want the whole lesson in order. */
export function createMotionMeters(tap: PictureTap): FrameMeter<MotionMeasured> {
  const stillness = createStillnessMeter(tap);
  const steadiness = createSteadinessMeter(tap);
  const shots = createShotMeter(tap);
  const edits = createEditMeter(tap);
  const meters = [stillness, steadiness, shots, edits];
  return {
    frame(bytes, atSeconds) {
      for (const meter of meters) meter.frame(bytes, atSeconds);
    },
    result: () => ({
      stillness: stillness.result(),
      steadiness: steadiness.result(),
      cuts: mergeEdits(shots.result(), edits.result()),
    }),
  };
}

import type { Finding } from '../../../storage/catalog/report.ts';
import type { StillMeasured } from '../measured.ts';
import { CLARITY_LIMITS as LIMITS } from '../points/clarity-constants.ts';
import { pictureStretches } from './picture-stretch.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** What a sharp camera's edges measure in its own pixels, and how they grow when a scaler enlarges them n times. */
const SHARP_PIXELS = 1.5;
const GROWTH = 0.6;
/** Lenses out of focus do not swing back beside an edge (measured: up to 1.1 %); scalers do by 1.8 % and more. */
const MIN_OVERSHOOT = 0.015;
/** A picture without swing can have been enlarged too (bilinearly), but then all of it was, and evenly. */
const WHOLE = 0.95;

/** A picture whose detail is that of a much smaller one: recorded small and enlarged since. */
export function findUpscaled(
  stills: readonly StillMeasured[],
  durationSeconds: number,
): readonly Finding[] {
  const stretches = (measure: (still: StillMeasured) => number | null) =>
    pictureStretches(stills, durationSeconds, {
      measure,
      isFault: (share) => share < LIMITS.detailShare,
      minSeconds: LIMITS.upscaledStretchSeconds,
    });
  const swung = stretches((still) =>
    still.edgePixels === null ? null : isEnlarged(still) ? detailOf(still) : 1,
  );
  const even = stretches(detailOf).filter(
    ({ span }) => span.endSeconds - span.startSeconds >= WHOLE * durationSeconds,
  );
  const soft = even.filter(({ span }) =>
    stills
      .slice(span.startSeconds, Math.ceil(span.endSeconds))
      .every(({ edgePixels }) => edgePixels === null || edgePixels <= LIMITS.softPixels),
  );
  return (swung.length > 0 ? swung : soft).map(({ span, value }): Finding => {
    const where = saySpan(span, durationSeconds);
    const measured = sayNumber(value * 100);
    const limit = sayNumber(LIMITS.detailShare * 100);
    return {
      code: 'picture.upscaled',
      severity: value < LIMITS.detailFaultShare ? 'fault' : 'warning',
      ...span,
      measured: value * 100,
      limit: LIMITS.detailShare * 100,
      unit: '%',
      message: {
        zh: `画面是放大的：${where.zh}实际细节只相当于画面线数的 ${measured}%，低于 ${limit}%。请用摄像机的高清模式录制，并按原始分辨率导出，不要放大。`,
        en: `Enlarged picture: its real detail is that of ${measured}% of its lines (${where.en}), below ${limit}%. Record in the camera's HD mode and export at that size, without enlarging.`,
      },
    };
  });
}

/** Whether a scaler made a still's edges as wide as they are. */
export function isEnlarged(still: StillMeasured): boolean {
  const detail = detailOf(still);
  return detail !== null && detail < LIMITS.detailShare && (still.overshoot ?? 0) >= MIN_OVERSHOOT;
}

/** Of how many of its lines a still has the detail, as a share; null where it has no edges. */
function detailOf({ edgePixels }: StillMeasured): number | null {
  return edgePixels === null ? null : Math.min(1, (SHARP_PIXELS / edgePixels) ** (1 / GROWTH));
}

import type { Finding, ShotBoundary } from '../../../storage/catalog/report.ts';
import type { Span, StillnessMeasured } from '../measured.ts';
import { CLARITY_LIMITS } from '../points/clarity-constants.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** A dissolve that ends so shortly before a picture stands still led to a slide. */
const DISSOLVE_SECONDS = 2;

/** Black and frozen stretches. */
export function findStillStretches(
  stillness: StillnessMeasured,
  boundaries: readonly ShotBoundary[],
): Finding[] {
  const { durationSeconds } = stillness;
  const black = stillness.black
    .filter(
      ({ startSeconds, endSeconds }) => endSeconds - startSeconds >= CLARITY_LIMITS.blackSeconds,
    )
    .map(({ startSeconds, endSeconds }): Finding => {
      const seconds = endSeconds - startSeconds;
      const where = saySpan({ startSeconds, endSeconds }, durationSeconds);
      return {
        code: 'picture.black',
        severity: seconds >= CLARITY_LIMITS.blackFaultSeconds ? 'fault' : 'warning',
        startSeconds,
        endSeconds,
        measured: seconds,
        limit: CLARITY_LIMITS.blackSeconds,
        unit: 's',
        message: {
          zh: `黑屏：${where.zh}画面全黑 ${sayNumber(seconds, 1)} 秒，达到 ${CLARITY_LIMITS.blackSeconds} 秒。请剪掉这一段或补上画面。`,
          en: `Black picture: black for ${sayNumber(seconds, 1)} s (${where.en}), ${CLARITY_LIMITS.blackSeconds} s or more. Cut this part out or fill in a picture.`,
        },
      };
    });
  const dissolvedInto = ({ startSeconds }: Span) =>
    boundaries.some(
      ({ kind, atSeconds }) =>
        kind !== 'cut' && Math.abs(startSeconds - atSeconds) < DISSOLVE_SECONDS,
    );
  const stopped = stillness.frozen.filter((span) => !dissolvedInto(span));
  const frozen = stopped.map((span): Finding => {
    const seconds = span.endSeconds - span.startSeconds;
    const where = saySpan(span, durationSeconds);
    return {
      code: 'picture.frozen',
      severity: seconds >= CLARITY_LIMITS.frozenFaultSeconds ? 'fault' : 'warning',
      ...span,
      measured: seconds,
      limit: CLARITY_LIMITS.frozenSeconds,
      unit: 's',
      message: {
        zh: `画面定格：${where.zh}摄像机画面静止 ${sayNumber(seconds, 1)} 秒，达到 ${CLARITY_LIMITS.frozenSeconds} 秒。请检查采集设备，或用其他机位的画面替换。`,
        en: `Frozen picture: the camera's picture stands still for ${sayNumber(seconds, 1)} s (${where.en}), ${CLARITY_LIMITS.frozenSeconds} s or more. Check the capture device or use another camera here.`,
      },
    };
  });
  return [...black, ...frozen];
}

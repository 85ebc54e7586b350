import type { Finding } from '../../../storage/catalog/report.ts';
import type { StillnessMeasured } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Black and frozen stretches. */
export function findStillStretches(stillness: StillnessMeasured): Finding[] {
  const { durationSeconds } = stillness;
  const black = stillness.black
    .filter(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= LIMITS.blackSeconds)
    .map(({ startSeconds, endSeconds }): Finding => {
      const seconds = endSeconds - startSeconds;
      const where = saySpan({ startSeconds, endSeconds }, durationSeconds);
      return {
        code: 'picture.black',
        severity: seconds >= LIMITS.blackFaultSeconds ? 'fault' : 'warning',
        startSeconds,
        endSeconds,
        measured: seconds,
        limit: LIMITS.blackSeconds,
        unit: 's',
        message: {
          zh: `黑屏：${where.zh}画面全黑 ${sayNumber(seconds, 1)} 秒，达到 ${LIMITS.blackSeconds} 秒。请剪掉这一段或补上画面。`,
          en: `Black picture: black for ${sayNumber(seconds, 1)} s (${where.en}), ${LIMITS.blackSeconds} s or more. Cut this part out or fill in a picture.`,
        },
      };
    });
  const frozen = stillness.frozen.map((span): Finding => {
    const seconds = span.endSeconds - span.startSeconds;
    const where = saySpan(span, durationSeconds);
    return {
      code: 'picture.frozen',
      severity: seconds >= LIMITS.frozenFaultSeconds ? 'fault' : 'warning',
      ...span,
      measured: seconds,
      limit: LIMITS.frozenSeconds,
      unit: 's',
      message: {
        zh: `画面定格：${where.zh}摄像机画面静止 ${sayNumber(seconds, 1)} 秒，达到 ${LIMITS.frozenSeconds} 秒。请检查采集设备，或用其他机位的画面替换。`,
        en: `Frozen picture: the camera's picture stands still for ${sayNumber(seconds, 1)} s (${where.en}), ${LIMITS.frozenSeconds} s or more. Check the capture device or use another camera here.`,
      },
    };
  });
  return [...black, ...frozen];
}

import type { Finding } from '../../../storage/catalog/report.ts';
import type { SteadinessMeasured } from '../measured.ts';
import { EDIT_LIMITS } from '../points/edit-constants.ts';
import { mergeSeconds } from './merge-seconds.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Where the camera trembles for a while; a jolt, or a pan that starts, is none. */
export function findShaking(
  { everySeconds, jitterShare }: SteadinessMeasured,
  durationSeconds: number,
): Finding[] {
  const steps = (seconds: number) => Math.round(seconds / everySeconds);
  const shaky = jitterShare.map((share) =>
    share === null ? null : share > EDIT_LIMITS.jitterShare,
  );
  const minimum = steps(EDIT_LIMITS.shakyStretchSeconds);
  return mergeSeconds(shaky, { minimum, bridge: 1 }).flatMap((found) => {
    const known = jitterShare
      .slice(found.startSeconds, found.endSeconds)
      .filter((share) => share !== null);
    if (known.length < minimum) return [];
    const span = {
      startSeconds: found.startSeconds * everySeconds,
      endSeconds: Math.min(durationSeconds, found.endSeconds * everySeconds),
    };
    const share = Math.sqrt(known.reduce((sum, value) => sum + value ** 2, 0) / known.length);
    const where = saySpan(span, durationSeconds);
    const measured = sayNumber(share * 100, 2);
    const limit = sayNumber(EDIT_LIMITS.jitterShare * 100, 2);
    return [
      {
        code: 'picture.shaky',
        severity: share > EDIT_LIMITS.jitterFaultShare ? 'fault' : 'warning',
        ...span,
        measured: share * 100,
        limit: EDIT_LIMITS.jitterShare * 100,
        unit: '%',
        message: {
          zh: `画面抖动：${where.zh}画面晃动幅度为画面宽度的 ${measured}%，超过 ${limit}%。请把摄像机固定在三脚架上，或在剪辑软件里做防抖处理。`,
          en: `Shaky picture: it trembles by ${measured}% of its width (${where.en}), more than ${limit}%. Put the camera on a tripod, or stabilise the clip in the editor.`,
        },
      },
    ];
  });
}

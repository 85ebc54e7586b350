import type { Finding } from '../../../storage/catalog/report.ts';
import { burntShare } from '../clarity/burnt-share.ts';
import type { ClarityMeasured, Span, StillMeasured } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { mergeSeconds } from './merge-seconds.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Blurred, dark and burnt-out stretches of the stills. */
export function findPictureFaults(clarity: ClarityMeasured, durationSeconds: number): Finding[] {
  const { stills, stillness } = clarity;
  const lit = stills.map(({ whiteLevel }) => whiteLevel >= 40);
  const stretch = (holds: (still: StillMeasured) => boolean | null, minimum: number): Span[] =>
    mergeSeconds(
      stills.map((still, index) => (lit[index] ? holds(still) : null)),
      { minimum: Math.min(minimum, Math.max(1, stills.length)), bridge: 1 },
    ).map((span) => ({ ...span, endSeconds: Math.min(span.endSeconds, durationSeconds) }));
  const middle = (span: Span, value: (still: StillMeasured) => number | null): number =>
    percentile(
      stills
        .slice(span.startSeconds, Math.ceil(span.endSeconds))
        .map(value)
        .filter((found) => found !== null)
        .sort((a, b) => a - b),
      0.5,
    );

  const blurred = stretch(
    ({ edgeWidth }) => (edgeWidth === null ? null : edgeWidth > LIMITS.edgeWidth),
    LIMITS.blurredStretchSeconds,
  ).map((span) =>
    describeBlurred(
      span,
      middle(span, ({ edgeWidth }) => edgeWidth),
    ),
  );
  const dark = stretch(
    ({ whiteLevel }) => whiteLevel < LIMITS.whiteLevel,
    LIMITS.exposureStretchSeconds,
  ).map((span) =>
    describeDark(
      span,
      middle(span, ({ whiteLevel }) => whiteLevel),
    ),
  );
  const burnt = stretch(
    (still) => burntShare(still, stillness) > LIMITS.burntShare,
    LIMITS.exposureStretchSeconds,
  ).map((span) =>
    describeBurnt(
      span,
      middle(span, (still) => burntShare(still, stillness)),
    ),
  );
  return [...blurred, ...dark, ...burnt];

  function describeBlurred(span: Span, width: number): Finding {
    const where = saySpan(span, durationSeconds);
    const measured = sayNumber(width, 1);
    return {
      code: 'picture.blurred',
      severity: width > LIMITS.edgeWidthFault ? 'fault' : 'warning',
      ...span,
      measured: width,
      limit: LIMITS.edgeWidth,
      unit: 'px@1080',
      message: {
        zh: `画面模糊：${where.zh}最清楚的边缘也有 ${measured} 像素宽（按 1080 线计），超过 ${LIMITS.edgeWidth}。请重新对焦、擦净镜头，并按摄像机原始分辨率导出。`,
        en: `Blurred picture: even the sharpest edges are ${measured} pixels wide at 1080 lines (${where.en}), more than ${LIMITS.edgeWidth}. Refocus, clean the lens, and export at the camera's own resolution.`,
      },
    };
  }

  function describeDark(span: Span, level: number): Finding {
    const where = saySpan(span, durationSeconds);
    return {
      code: 'picture.dark',
      severity: level < LIMITS.whiteLevelFault ? 'fault' : 'warning',
      ...span,
      measured: level,
      limit: LIMITS.whiteLevel,
      unit: 'luma',
      message: {
        zh: `画面太暗：${where.zh}最亮处的亮度只有 ${sayNumber(level)}（满值 235），低于 ${LIMITS.whiteLevel}。请开灯或调大光圈。`,
        en: `Too dark: the brightest parts reach luma ${sayNumber(level)} of 235 (${where.en}), below ${LIMITS.whiteLevel}. Switch on the lights or open the iris.`,
      },
    };
  }

  function describeBurnt(span: Span, share: number): Finding {
    const where = saySpan(span, durationSeconds);
    return {
      code: 'picture.overexposed',
      severity: share > LIMITS.burntFaultShare ? 'fault' : 'warning',
      ...span,
      measured: share * 100,
      limit: LIMITS.burntShare * 100,
      unit: '%',
      message: {
        zh: `画面过曝：${where.zh}有 ${sayNumber(share * 100)}% 的画面一片死白，超过 ${sayNumber(LIMITS.burntShare * 100)}%。请调小光圈或避开窗户逆光。`,
        en: `Overexposed: ${sayNumber(share * 100)}% of the picture is burnt out (${where.en}), more than ${sayNumber(LIMITS.burntShare * 100)}%. Close the iris or turn away from the windows.`,
      },
    };
  }
}

import type { Finding } from '../../../storage/catalog/report.ts';
import { exceedsColourLimit } from '../cuts/exceeds-colour-limit.ts';
import { trueJumpCuts } from '../cuts/true-jump-cuts.ts';
import type { ColourStep, Measured } from '../measured.ts';
import { EDIT_LIMITS } from '../points/edit-constants.ts';
import { sayNumber } from './say-number.ts';
import { sayTime } from './say-span.ts';

/** Cuts within one view: a piece is missing, or the colours are others. */
export function findJumps(measured: Pick<Measured, 'cuts' | 'timing'>): Finding[] {
  return [
    ...trueJumpCuts(measured).map(({ atSeconds, share }): Finding => {
      const at = sayTime(atSeconds);
      const size = sayNumber(share * 100);
      const limit = sayNumber(EDIT_LIMITS.jumpShare * 100);
      return {
        code: 'cut.jump-cut',
        severity: 'warning',
        startSeconds: atSeconds,
        endSeconds: atSeconds,
        measured: share * 100,
        limit: EDIT_LIMITS.jumpShare * 100,
        unit: '%',
        message: {
          zh: `跳切：${at} 处同一机位中间剪掉了一段，${size}% 的画面突然跳动，超过 ${limit}%。请在此处插入另一机位或课件画面，或加一个短叠化。`,
          en: `Jump cut: at ${at} a piece is missing from one and the same view, and ${size}% of the picture jumps, more than ${limit}%. Cover the cut with another camera or a slide, or with a short dissolve.`,
        },
      };
    }),
    ...measured.cuts.colourSteps.filter((step) => exceedsColourLimit(step)).map(describeColour),
  ];
}

function describeColour(step: ColourStep): Finding {
  const at = sayTime(step.atSeconds);
  const luma = step.lumaDistance / EDIT_LIMITS.colourLumaLevels;
  const byLuma = luma >= step.chromaDistance / EDIT_LIMITS.colourChromaLevels;
  const measured = byLuma ? step.lumaDistance : step.chromaDistance;
  const limit = byLuma ? EDIT_LIMITS.colourLumaLevels : EDIT_LIMITS.colourChromaLevels;
  const what = byLuma ? sayBrightness(step) : sayColour(step);
  const levels = sayNumber(measured, 1);
  return {
    code: 'cut.colour-jump',
    severity: measured > EDIT_LIMITS.colourFaultFactor * limit ? 'fault' : 'warning',
    startSeconds: step.atSeconds,
    endSeconds: step.atSeconds,
    measured,
    limit,
    unit: 'levels',
    message: {
      zh: `色彩跳变：${at} 处同一场景切换后${what.zh}，相差 ${levels} 级，超过 ${limit}。请统一各机位的白平衡和曝光，或在剪辑时校色。`,
      en: `Colour jump: at ${at} the same scene is ${what.en} after the cut, by ${levels} levels, more than ${limit}. Set the same white balance and exposure on all cameras, or match the colours in the editor.`,
    },
  };
}

function sayBrightness({ lumaLevels, lumaDistance }: ColourStep) {
  // Brighter here and darker there is another contrast.
  if (Math.abs(lumaLevels) < lumaDistance / 2) return { zh: '反差变了', en: 'of another contrast' };
  return lumaLevels > 0 ? { zh: '变亮了', en: 'brighter' } : { zh: '变暗了', en: 'darker' };
}

function sayColour({ warmerLevels, chromaDistance }: ColourStep) {
  if (Math.abs(warmerLevels) < chromaDistance / 3)
    return { zh: '颜色变了', en: 'of another colour' };
  return warmerLevels > 0 ? { zh: '偏暖了', en: 'warmer' } : { zh: '偏冷了', en: 'cooler' };
}

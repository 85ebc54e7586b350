import type { Bilingual } from '../../../storage/catalog/report.ts';
import type { Curve } from './interpolate.ts';
import { COSTS } from './scoring-constants.ts';

/** What a cost is for, and the figure of the report that it mostly comes from. */
export type CostWords = Bilingual &
  Readonly<{
    /** Name among the report's measures; a share is told in percent. */
    figure?: string;
    unit?: string;
    /** Where the curve is 0, nothing is lost: told beside the figure. */
    curve?: Curve;
  }>;

export type ScoreName = 'clarity' | 'audio' | 'cuts';

/** By score and cost. A cost that has no words yet is told by its name. */
export const COST_WORDS: Readonly<Record<ScoreName, Readonly<Record<string, CostWords>>>> = {
  clarity: {
    sharpness: {
      zh: '画面不够清晰，边缘宽度（折合 1080 行，中位数）',
      en: 'Soft picture: width of the sharpest edges at 1080 lines, the median',
      figure: 'edgeWidthPixelsAt1080',
      unit: 'px',
      curve: COSTS.edgeWidth,
    },
    darkness: {
      zh: '画面偏暗，亮部亮度（中位数）',
      en: 'Dark picture: luma of its bright parts, the median',
      figure: 'whiteLevelLuma',
      curve: COSTS.whiteLevel,
    },
    overexposure: {
      zh: '过曝：摄像画面中有大面积亮部失去层次',
      en: 'Overexposure: large burnt-out areas in camera shots',
    },
    black: {
      zh: '黑场所占时间',
      en: 'Black picture: share of the time',
      figure: 'blackShare',
      unit: '%',
      curve: COSTS.blackShare,
    },
    frozen: {
      zh: '画面静止所占时间',
      en: 'Frozen picture: share of the time',
      figure: 'frozenShare',
      unit: '%',
      curve: COSTS.frozenShare,
    },
  },
  audio: {
    loudness: {
      zh: '平均响度',
      en: 'Loudness',
      figure: 'integratedLufs',
      unit: 'LUFS',
      curve: COSTS.loudness,
    },
    noise: {
      zh: '背景噪声，信噪比',
      en: 'Background noise: speech above it by',
      figure: 'snrDb',
      unit: 'dB',
      curve: COSTS.snrDb,
    },
    silence: {
      zh: '没有声音所占时间',
      en: 'Silence: share of the time',
      figure: 'silentShare',
      unit: '%',
      curve: COSTS.silentShare,
    },
    clipping: { zh: '削波失真', en: 'Clipped, distorted sound' },
    oneSided: { zh: '只有一侧声道有声音', en: 'Sound in one channel only' },
    outOfPhase: { zh: '左右声道反相', en: 'Channels out of phase' },
  },
  cuts: {
    badEdits: {
      zh: '剪辑点上的闪帧和黑帧',
      en: 'Flash frames and black frames at cuts',
    },
    pace: { zh: '镜头切换过于频繁的时段', en: 'Stretches with too many cuts' },
  },
};

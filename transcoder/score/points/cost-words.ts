import type { Bilingual } from '../../../storage/catalog/report.ts';

/** What a cost is for, and the figure of the report that it mostly comes from. */
export type CostWords = Bilingual &
  Readonly<{
    /** Name among the report's measures, or of several that are added. */
    figure?: string | readonly string[];
    unit?: string;
    /** What a figure is multiplied by to be told: without, a share is told in percent. */
    scale?: number;
    /** Name of the curve. Where it is 0, nothing is lost: that is told beside the figure. */
    curve?: string;
  }>;

export type ScoreName = 'clarity' | 'audio' | 'cuts';

/** By score and cost. A cost that has no words yet is told by its name. */
export const COST_WORDS: Readonly<Record<ScoreName, Readonly<Record<string, CostWords>>>> = {
  clarity: {
    sharpness: {
      zh: '画面清晰度，折合 1080 行的边缘宽度中位数',
      en: 'Sharpness, median width of the sharpest edges at 1080 lines',
      figure: 'edgeWidthPixelsAt1080',
      unit: 'px',
      curve: 'edgeWidth',
    },
    noise: {
      zh: '画面噪点，偏差中位数',
      en: 'Noise in the picture, median deviation in levels',
      figure: 'noiseLevels',
      curve: 'noise',
    },
    blocks: {
      zh: '压缩块效应，强度中位数',
      en: 'Blocks of compression, median strength',
      figure: 'blockStrength',
      curve: 'blocks',
    },
    darkness: {
      zh: '画面偏暗，亮部亮度中位数',
      en: 'Darkness, median luma of the bright parts',
      figure: 'lightLevelLuma',
      curve: 'lightLevel',
    },
    overexposure: {
      zh: '过曝，摄像画面中亮部失去层次',
      en: 'Overexposure, burnt-out areas in camera shots',
    },
    colourCast: {
      zh: '偏色，占亮度之比中位数',
      en: 'Colour cast, median share of brightness',
      figure: 'colourCastPercent',
      unit: '%',
      scale: 1,
    },
    shaking: {
      zh: '画面抖动，中位数占画面宽度',
      en: 'Shaking, median share of the picture’s width',
      figure: 'jitterShare',
      unit: '%',
      curve: 'jitterShare',
    },
    black: {
      zh: '黑场所占时间',
      en: 'Black picture, share of the time',
      figure: 'blackShare',
      unit: '%',
      curve: 'blackShare',
    },
    frozen: {
      zh: '画面静止所占时间',
      en: 'Frozen picture, share of the time',
      figure: 'frozenShare',
      unit: '%',
      curve: 'frozenShare',
    },
  },
  audio: {
    loudness: {
      zh: '平均响度',
      en: 'Loudness',
      figure: 'integratedLufs',
      unit: 'LUFS',
      curve: 'loudness',
    },
    noise: {
      zh: '背景噪声，信噪比',
      en: 'Background noise, signal to noise',
      figure: 'snrDb',
      unit: 'dB',
      curve: 'snrDb',
    },
    silence: {
      zh: '没有声音所占时间',
      en: 'Silence, share of the time',
      figure: 'silentShare',
      unit: '%',
      curve: 'silentShare',
    },
    clipping: { zh: '削波失真', en: 'Clipped, distorted sound' },
    oneSided: { zh: '只有一侧声道有声音', en: 'Sound in one channel only' },
    outOfPhase: { zh: '左右声道反相', en: 'Channels out of phase' },
    hum: { zh: '交流声', en: 'Hum of the mains' },
    levelJumps: { zh: '音量忽大忽小', en: 'Jumps of the volume' },
    cracks: { zh: '咔嗒声和声音瞬断', en: 'Clicks and drop-outs' },
    drift: { zh: '声音与画面不同步', en: 'Sound out of step with the picture' },
  },
  cuts: {
    badEdits: {
      zh: '剪辑点上的闪帧和黑帧',
      en: 'Flash frames and black frames at cuts',
      figure: ['flashFrameCount', 'blackFrameCount'],
    },
    jumpCuts: { zh: '跳切', en: 'Jump cuts', figure: 'jumpCutCount' },
    colourJumps: {
      zh: '机位之间色彩或亮度跳变',
      en: 'Jumps of colour or exposure at cuts',
      figure: 'colourJumpCount',
    },
    soundAtCuts: { zh: '剪辑点上的杂音和断音', en: 'Pops and gaps of the sound at cuts' },
    droppedFrames: { zh: '丢帧', en: 'Dropped frames' },
    pace: { zh: '镜头切换过于频繁的时段', en: 'Stretches with too many cuts' },
  },
};

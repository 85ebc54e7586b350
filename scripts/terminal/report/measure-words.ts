/** What a measure is called, its unit, and what it is multiplied by to be told in it. */
export type MeasureWords = Readonly<{ zh: string; en: string; unit: string; scale?: number }>;

const PERCENT = { unit: '%', scale: 100 } as const;

/** By score and name among the report's measures. */
export const MEASURE_WORDS: Readonly<Record<string, MeasureWords>> = {
  'clarity.edgeWidthPixelsAt1080': {
    ...{ zh: '边缘宽度（按 1080 线）', en: 'edge width at 1080 lines', unit: 'px' },
  },
  'clarity.edgeWidthPixels': { zh: '边缘宽度', en: 'edge width', unit: 'px' },
  'clarity.noiseLevels': {
    zh: '画面噪点（亮度级）',
    en: 'picture noise, levels of luma',
    unit: '',
  },
  'clarity.blockStrength': { zh: '马赛克强度', en: 'block strength', unit: '' },
  'clarity.colourCastPercent': { zh: '偏色', en: 'colour cast', unit: '%' },
  'clarity.lightLevelLuma': { zh: '画面亮度', en: 'light level', unit: '/ 255' },
  'clarity.blackLevelLuma': { zh: '暗部亮度', en: 'dark level', unit: '/ 255' },
  'clarity.whiteLevelLuma': { zh: '亮部亮度', en: 'bright level', unit: '/ 255' },
  'clarity.blackShare': { zh: '黑屏时间', en: 'black', ...PERCENT },
  'clarity.frozenShare': { zh: '定格时间', en: 'frozen', ...PERCENT },
  'clarity.jitterShare': { zh: '抖动（画面宽度）', en: 'shake, of the width', ...PERCENT },
  'audio.integratedLufs': { zh: '平均响度', en: 'integrated loudness', unit: 'LUFS' },
  'audio.loudnessRangeLu': { zh: '响度范围', en: 'loudness range', unit: 'LU' },
  'audio.truePeakDbtp': { zh: '真峰值', en: 'true peak', unit: 'dBTP' },
  'audio.maxMomentaryLufs': { zh: '最大瞬时响度', en: 'loudest 0.4 s', unit: 'LUFS' },
  'audio.maxShortTermLufs': { zh: '最大短时响度', en: 'loudest 3 s', unit: 'LUFS' },
  'audio.snrDb': { zh: '信噪比', en: 'signal to noise', unit: 'dB' },
  'audio.noiseFloorDbfs': { zh: '底噪', en: 'noise floor', unit: 'dBFS' },
  'audio.silentShare': { zh: '无声时间', en: 'silent', ...PERCENT },
  'cuts.shotCount': { zh: '镜头数', en: 'shots', unit: '' },
  'cuts.cutsPerMinute': { zh: '切换频率', en: 'cuts', unit: '/min' },
  'cuts.flashFrameCount': { zh: '夹帧', en: 'flash frames', unit: '' },
  'cuts.blackFrameCount': { zh: '接头黑帧', en: 'black frames at cuts', unit: '' },
  'cuts.jumpCutCount': { zh: '跳切', en: 'jump cuts', unit: '' },
  'cuts.colourJumpCount': { zh: '机位间色差', en: 'colour jumps', unit: '' },
  'cuts.soundLateAtEndSeconds': { zh: '末尾声音偏差', en: 'sound off at the end', unit: 's' },
};

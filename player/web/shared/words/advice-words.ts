import type { Words } from './words.ts';

/** What would make the lesson better, and the printed report. */
export const ADVICE_WORDS = {
  'advice.none': { zh: '没有要改进的', en: 'Nothing to improve' },
  'advice.one': { zh: '要改进的一件事', en: 'One thing to do better' },
  'advice.two': { zh: '要改进的两件事', en: 'Two things to do better' },
  'advice.three': { zh: '要改进的三件事', en: 'Three things to do better' },
  'advice.gain': { zh: '{score} +{points} 分', en: '{score} +{points} points' },
  'advice.where': { zh: '看这里：', en: 'Look at:' },
  'advice.more': { zh: '还有 {count} 处', en: '{count} more' },
  'advice.praise': {
    zh: '画面清楚、声音好、镜头衔接顺：没有发现要改的地方。',
    en: 'A clear picture, good sound and smooth cuts: there is nothing to improve.',
  },
  'advice.praise-own': {
    zh: '录得很好！画面清楚、声音好、镜头衔接顺，下一节课照这样录就行。',
    en: 'Well recorded! A clear picture, good sound and smooth cuts: do the next one just like this.',
  },
  'sheet.open': { zh: '打印报告', en: 'Printable report' },
  'sheet.print': { zh: '打印', en: 'Print' },
  'sheet.back': { zh: '返回视频', en: 'Back to the video' },
  'sheet.title': { zh: '课堂录像质量报告', en: 'Lesson recording report' },
  'sheet.none': { zh: '还没有报告', en: 'There is no report yet' },
  'sheet.none-text': {
    zh: '视频处理完成后就有报告，页面会自动更新。',
    en: 'There will be one when the video has been processed; this page updates by itself.',
  },
  'sheet.timeline': { zh: '时间轴', en: 'Timeline' },
  'sheet.stills': { zh: '问题最大的画面', en: 'Stills of the worst findings' },
  'sheet.no-stills': { zh: '没有看得见的问题', en: 'No finding that can be seen' },
  'sheet.measures': { zh: '测量值', en: 'Measures' },
  'sheet.standard': { zh: '录制标准：{name}', en: 'Recording standard: {name}' },
  'sheet.all-met': { zh: '能判断的条款全部符合。', en: 'All clauses that can be judged are met.' },
  'sheet.more-unmet': { zh: '还有 {count} 项不符合', en: '{count} more are not met' },
  'sheet.findings': {
    zh: '共 {count} 处问题：严重 {fault}，提醒 {warning}，说明 {note}',
    en: '{count} findings: {fault} faults, {warning} warnings, {note} notes',
  },
  'sheet.still-alt': {
    zh: '{what}，{time} 的画面',
    en: '{what}, the picture at {time}',
  },
  'sheet.cut-alt': {
    zh: '{what}，{time} 接头前后的画面',
    en: '{what}, the pictures around the cut at {time}',
  },
  'sheet.scorer': { zh: '评分规则第 {version} 版', en: 'scoring rules version {version}' },
  'measure.loudness': { zh: '平均响度', en: 'Loudness' },
  'measure.range': { zh: '响度范围', en: 'Loudness range' },
  'measure.peak': { zh: '真峰值', en: 'True peak' },
  'measure.snr': { zh: '信噪比', en: 'Signal to noise' },
  'measure.silent': { zh: '无声时间', en: 'Silent time' },
  'measure.edges': { zh: '边缘宽度（按 1080 线）', en: 'Edge width (at 1080 lines)' },
  'measure.white': { zh: '亮部亮度', en: 'Bright level' },
  'measure.shots': { zh: '镜头数', en: 'Shots' },
  'measure.pace': { zh: '切换频率', en: 'Cuts' },
} as const satisfies Words;

import type { Words } from './words.ts';

/** Units of measures that are written differently in each language; all others stand as they are. */
export const UNIT_WORDS = {
  'unit.s': { zh: '秒', en: 's' },
  'unit.min': { zh: '分钟', en: 'min' },
  'unit.frames': { zh: '帧', en: 'frames' },
  'unit.fps': { zh: '帧/秒', en: 'fps' },
  'unit.channels': { zh: '声道', en: 'channels' },
  'unit.cameras': { zh: '个机位', en: 'cameras' },
  'unit.streams': { zh: '路', en: 'streams' },
  'unit.1/min': { zh: '次/分钟', en: 'per min' },
  'unit.1/s': { zh: '次/秒', en: 'per s' },
  'unit.luma': { zh: '（亮度）', en: '(luma)' },
  'unit.px@1080': { zh: '像素（按 1080p）', en: 'px (at 1080p)' },
} as const satisfies Words;

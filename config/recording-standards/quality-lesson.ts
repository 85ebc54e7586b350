import { QUALITY_LESSON as source } from './documents.ts';
import type { RecordingStandard, StandardRule } from './recording-standard.ts';
import { REMARKS } from './remarks.ts';

/** What both stages have in common. */
const RULES: readonly StandardRule[] = [
  { rule: 'source.size', max: 1, unit: 'GB', source },
  { rule: 'titles.opening', max: 5, unit: 's', source, remark: REMARKS.titles },
  { rule: 'video.codec', oneOf: ['h264'], unit: '', source },
  { rule: 'video.frame-size', oneOf: ['1920×1080'], unit: '', source },
  { rule: 'video.aspect', oneOf: ['16:9'], unit: '', source },
  { rule: 'video.frame-rate', min: 25, max: 25, unit: 'fps', source },
  { rule: 'video.scan', oneOf: ['progressive'], unit: '', source },
  {
    rule: 'video.bitrate',
    min: 6000,
    max: 10_000,
    unit: 'kbps',
    source,
    remark: {
      zh: '原文为“约 8 Mbps”，按上下各四分之一理解。20 分钟的视频只有在约 6.6 Mbps 以下才不超过 1 GB，两条不能同时满足时由人工判断。',
      en: 'The text says "about 8 Mbps", read as a quarter either way. Twenty minutes stay under 1 GB only below 6.6 Mbps: where both cannot be kept, a person judges.',
    },
  },
  { rule: 'audio.present', oneOf: ['yes'], unit: '', source },
  { rule: 'audio.codec', oneOf: ['aac'], unit: '', source },
  {
    rule: 'audio.bitrate',
    min: 128,
    unit: 'kbps',
    tolerance: 0.1,
    source,
    remark: REMARKS.nominalBitrate,
  },
];

/** Quality lessons of basic education, primary school. */
export const QUALITY_LESSON_PRIMARY: RecordingStandard = {
  name: 'quality-lesson-primary',
  version: 1,
  title: { zh: '基础教育精品课（小学）', en: 'Quality lessons of basic education, primary school' },
  year: null,
  rules: [{ rule: 'source.duration', min: 10 * 60, max: 15 * 60, unit: 's', source }, ...RULES],
};

/** Likewise, junior and senior secondary school. */
export const QUALITY_LESSON_SECONDARY: RecordingStandard = {
  name: 'quality-lesson-secondary',
  version: 1,
  title: {
    zh: '基础教育精品课（中学）',
    en: 'Quality lessons of basic education, secondary school',
  },
  year: null,
  rules: [{ rule: 'source.duration', min: 15 * 60, max: 20 * 60, unit: 's', source }, ...RULES],
};

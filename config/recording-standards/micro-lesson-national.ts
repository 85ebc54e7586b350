import { MICRO_LESSON as source } from './documents.ts';
import type { RecordingStandard } from './recording-standard.ts';
import { REMARKS } from './remarks.ts';

/** The national competition of micro lessons in higher education; others have the same clauses. */
export const MICRO_LESSON_NATIONAL: RecordingStandard = {
  name: 'micro-lesson-national',
  version: 1,
  title: {
    zh: '全国高校微课教学比赛视频制作标准',
    en: 'National micro-lesson competition: standard for videos',
  },
  year: null,
  rules: [
    { rule: 'titles.opening', max: 10, unit: 's', source, remark: REMARKS.titles },
    { rule: 'video.codec', oneOf: ['h264'], unit: '', source },
    { rule: 'video.frame-size', oneOf: ['640×480', '1280×720'], unit: '', source },
    { rule: 'video.aspect', oneOf: ['4:3', '16:9'], unit: '', source },
    { rule: 'video.frame-rate', min: 25, max: 25, unit: 'fps', source },
    { rule: 'video.scan', oneOf: ['progressive'], unit: '', source },
    {
      rule: 'video.bitrate',
      min: 1024,
      max: 2000,
      unit: 'kbps',
      source,
      remark: {
        zh: '与晒课上传帮助（0.5–1 Mbps）和精品课（约 8 Mbps）的要求不同。',
        en: 'Conflicts with the upload help (0.5–1 Mbps) and the quality lessons (about 8 Mbps).',
      },
    },
    { rule: 'audio.present', oneOf: ['yes'], unit: '', source },
    { rule: 'audio.codec', oneOf: ['aac'], unit: '', source },
    { rule: 'audio.sample-rate', min: 48_000, max: 48_000, unit: 'Hz', source },
    { rule: 'audio.channels', min: 2, max: 2, unit: 'channels', source },
    {
      rule: 'audio.bitrate',
      min: 128,
      unit: 'kbps',
      tolerance: 0.1,
      source,
      remark: REMARKS.nominalBitrate,
    },
    {
      rule: 'audio.true-peak',
      min: -8,
      max: -2,
      unit: 'dBTP',
      source,
      remark: REMARKS.peak,
    },
    { rule: 'audio.distorted', oneOf: ['no'], unit: '', source },
    { rule: 'audio.snr', min: 48, unit: 'dB', source, remark: REMARKS.noise },
    { rule: 'audio.hum', oneOf: ['no'], unit: '', source },
    { rule: 'audio.swelling', oneOf: ['no'], unit: '', source },
    {
      rule: 'sync.lost',
      oneOf: ['no'],
      unit: '',
      source,
      remark: {
        zh: '以声音与画面的长度差判断；口型是否对上由人工核对。',
        en: 'Judged by how far sound and picture drift apart in length; lips are for a person to judge.',
      },
    },
    { rule: 'picture.shaking', oneOf: ['no'], unit: '', source },
    { rule: 'picture.colour-cast', oneOf: ['no'], unit: '', source },
    {
      rule: 'picture.enlarged',
      oneOf: ['no'],
      unit: '',
      source,
      remark: {
        zh: '“不得标清高清混用”：以画面实际细节远低于画幅来判断。',
        en: '"No mixture of SD and HD": judged by real detail far below the frame size.',
      },
    },
    { rule: 'cuts.unstable', oneOf: ['no'], unit: '', source },
    { rule: 'cuts.colour-jump', oneOf: ['no'], unit: '', source },
  ],
};

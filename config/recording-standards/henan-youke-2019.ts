import { HENAN, MICRO_LESSON, UPLOAD_HELP } from './documents.ts';
import type { RecordingStandard, StandardRule } from './recording-standard.ts';
import { REMARKS } from './remarks.ts';

/** Henan's technical standard for recorded "excellent lessons" (trial), 2019. */
export const HENAN_YOUKE_2019: RecordingStandard = {
  name: 'henan-youke-2019',
  version: 1,
  title: {
    zh: '河南省中小学“优课”视频制作技术标准（试行）',
    en: 'Henan technical standard for recorded lessons (trial)',
  },
  year: 2019,
  rules: [
    { rule: 'source.duration', min: 30 * 60, max: 45 * 60, unit: 's', source: HENAN },
    { rule: 'titles.opening', max: 5, unit: 's', source: HENAN, remark: REMARKS.titles },
    { rule: 'titles.closing', max: 5, unit: 's', source: HENAN, remark: REMARKS.titles },
    {
      rule: 'cuts.cameras',
      min: 3,
      unit: 'cameras',
      source: HENAN,
      remark: {
        zh: '机位数无法从成片中数出，由人工核对；现场切换、景别是否适当亦然。',
        en: 'Camera positions cannot be counted from the finished picture; a person judges this, and live switching and shot sizes too.',
      },
    },
    {
      rule: 'cuts.rough',
      oneOf: ['no'],
      unit: '',
      source: HENAN,
      remark: {
        zh: '“镜头切换流畅、组接合理”：未检出闪帧、黑帧、跳切、色彩跳变、剪辑点杂音和过于频繁的切换即为符合。',
        en: '"Smooth cuts, sensible editing": kept where no flash frames, black frames, jump cuts, colour jumps, pops at cuts or overfrequent cuts are found.',
      },
    },
    borrowed({ rule: 'source.container', oneOf: ['mp4'], unit: '', source: UPLOAD_HELP }),
    borrowed({ rule: 'video.codec', oneOf: ['h264'], unit: '', source: MICRO_LESSON }),
    borrowed({ rule: 'video.width', min: 1280, unit: 'px', source: MICRO_LESSON }),
    borrowed({ rule: 'video.height', min: 720, unit: 'px', source: MICRO_LESSON }),
    borrowed({ rule: 'video.aspect', oneOf: ['16:9'], unit: '', source: MICRO_LESSON }),
    borrowed({ rule: 'video.frame-rate', min: 25, max: 25, unit: 'fps', source: MICRO_LESSON }),
    borrowed({ rule: 'video.scan', oneOf: ['progressive'], unit: '', source: MICRO_LESSON }),
    borrowed({
      rule: 'video.bitrate',
      min: 1024,
      unit: 'kbps',
      source: MICRO_LESSON,
      remark: {
        zh: '只取下限：上限 2000 kbps 是为当年的网络播放而设，现在播放另有多档码率。',
        en: 'Only the floor is kept: its ceiling of 2000 kbps was for the delivery of its day, which now has renditions of its own.',
      },
    }),
    borrowed({ rule: 'audio.present', oneOf: ['yes'], unit: '', source: MICRO_LESSON }),
    borrowed({ rule: 'audio.codec', oneOf: ['aac'], unit: '', source: MICRO_LESSON }),
    borrowed({ rule: 'audio.sample-rate', min: 48_000, unit: 'Hz', source: MICRO_LESSON }),
    borrowed({ rule: 'audio.channels', min: 2, unit: 'channels', source: MICRO_LESSON }),
    borrowed({
      rule: 'audio.bitrate',
      min: 128,
      unit: 'kbps',
      tolerance: 0.1,
      source: MICRO_LESSON,
      remark: REMARKS.nominalBitrate,
    }),
    borrowed({
      rule: 'audio.true-peak',
      min: -8,
      max: -2,
      unit: 'dBTP',
      source: MICRO_LESSON,
      remark: REMARKS.peak,
    }),
    borrowed({
      rule: 'audio.snr',
      min: 48,
      unit: 'dB',
      source: MICRO_LESSON,
      remark: REMARKS.noise,
    }),
  ],
};

/** Said of every figure that Henan's own text refers to but whose table could not be obtained. */
function borrowed(rule: StandardRule): StandardRule {
  const { zh, en } = REMARKS.borrowed;
  const { remark } = rule;
  return {
    ...rule,
    remark:
      remark === undefined ? { zh, en } : { zh: `${zh}${remark.zh}`, en: `${en} ${remark.en}` },
  };
}

import type { RecordingStandard } from './recording-standard.ts';

const HENAN = '河南省中小学"优课"视频制作技术标准(试行), 2019';
const MICRO_LESSON = '全国高校微课教学比赛视频制作标准';
const UPLOAD_HELP = '晒课 upload help';

/** Said of every figure that Henan's own text refers to but whose table could not be obtained. */
const BORROWED =
  "Henan's own table was not obtained; this is the same clause of a sibling standard.";

/** Henan's technical standard for recorded "excellent lessons" (trial), 2019. */
export const HENAN_YOUKE_2019: RecordingStandard = {
  name: 'henan-youke-2019',
  title: {
    zh: '河南省中小学“优课”视频制作技术标准（试行）',
    en: 'Henan technical standard for recorded lessons (trial)',
  },
  year: 2019,
  rules: [
    { rule: 'source.duration', min: 30 * 60, max: 45 * 60, unit: 's', source: HENAN },
    {
      rule: 'cuts.cameras',
      min: 3,
      unit: 'cameras',
      source: HENAN,
      remark: 'Camera positions cannot be counted from the finished picture; a person judges this.',
    },
    {
      rule: 'source.container',
      oneOf: ['mp4'],
      unit: '',
      source: UPLOAD_HELP,
      remark: BORROWED,
    },
    { rule: 'video.codec', oneOf: ['h264'], unit: '', source: MICRO_LESSON, remark: BORROWED },
    { rule: 'video.width', min: 1280, unit: 'px', source: MICRO_LESSON, remark: BORROWED },
    { rule: 'video.height', min: 720, unit: 'px', source: MICRO_LESSON, remark: BORROWED },
    { rule: 'video.aspect', oneOf: ['16:9'], unit: '', source: MICRO_LESSON, remark: BORROWED },
    {
      rule: 'video.frame-rate',
      min: 25,
      max: 25,
      unit: 'fps',
      source: MICRO_LESSON,
      remark: BORROWED,
    },
    {
      rule: 'video.scan',
      oneOf: ['progressive'],
      unit: '',
      source: MICRO_LESSON,
      remark: BORROWED,
    },
    {
      rule: 'video.bitrate',
      min: 1024,
      unit: 'kbps',
      source: MICRO_LESSON,
      remark: `${BORROWED} Only the floor is kept: its ceiling of 2000 kbps was for 2010s delivery, which now has renditions of its own.`,
    },
    { rule: 'audio.present', oneOf: ['yes'], unit: '', source: MICRO_LESSON, remark: BORROWED },
    { rule: 'audio.codec', oneOf: ['aac'], unit: '', source: MICRO_LESSON, remark: BORROWED },
    { rule: 'audio.sample-rate', min: 48_000, unit: 'Hz', source: MICRO_LESSON, remark: BORROWED },
    { rule: 'audio.channels', min: 2, unit: 'channels', source: MICRO_LESSON, remark: BORROWED },
    {
      rule: 'audio.bitrate',
      min: 128,
      unit: 'kbps',
      tolerance: 0.1,
      source: MICRO_LESSON,
      remark: `${BORROWED} An encoder set to 128 kbps writes a little less over speech and pauses.`,
    },
    {
      rule: 'audio.true-peak',
      min: -8,
      max: -2,
      unit: 'dBTP',
      source: MICRO_LESSON,
      remark: `${BORROWED} The text says "−2 … −8 dB" and names no meter; read as the peak.`,
    },
    { rule: 'audio.snr', min: 48, unit: 'dB', source: MICRO_LESSON, remark: BORROWED },
  ],
};

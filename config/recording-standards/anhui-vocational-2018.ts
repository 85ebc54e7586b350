import { ANHUI as source } from './documents.ts';
import type { RecordingStandard } from './recording-standard.ts';
import { REMARKS } from './remarks.ts';

/** Anhui's vocational colleges, 2018. */
export const ANHUI_VOCATIONAL_2018: RecordingStandard = {
  name: 'anhui-vocational-2018',
  version: 1,
  title: { zh: '安徽省高职院校教学视频要求', en: 'Anhui vocational colleges: teaching videos' },
  year: 2018,
  rules: [
    { rule: 'source.duration', min: 35 * 60, max: 45 * 60, unit: 's', source },
    {
      rule: 'source.size',
      max: 500,
      unit: 'MB',
      source,
      remark: {
        zh: '45 分钟以 1280 kbps 加 128 kbps 录制约 475 MB，两条相符。',
        en: 'Forty-five minutes at 1280 + 128 kbps come to 475 MB: this agrees with the bitrates.',
      },
    },
    { rule: 'video.frame-size', oneOf: ['720×576', '1280×720'], unit: '', source },
    { rule: 'video.frame-rate', min: 25, max: 25, unit: 'fps', source },
    { rule: 'video.scan', oneOf: ['progressive'], unit: '', source },
    { rule: 'video.bitrate', min: 1024, max: 1280, unit: 'kbps', source },
    { rule: 'audio.present', oneOf: ['yes'], unit: '', source },
    { rule: 'audio.codec', oneOf: ['aac'], unit: '', source },
    { rule: 'audio.sample-rate', min: 48_000, max: 48_000, unit: 'Hz', source },
    {
      rule: 'audio.bitrate',
      min: 128,
      unit: 'kbps',
      tolerance: 0.1,
      source,
      remark: REMARKS.nominalBitrate,
    },
  ],
};

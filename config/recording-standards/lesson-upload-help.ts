import { UPLOAD_HELP as source } from './documents.ts';
import type { RecordingStandard } from './recording-standard.ts';
import { REMARKS } from './remarks.ts';

/** What the campaign's own page asks of an upload. Its 500 MB for each courseware file is the attachments' affair. */
export const LESSON_UPLOAD_HELP: RecordingStandard = {
  name: 'lesson-upload-help',
  version: 1,
  title: { zh: '“一师一优课”晒课上传要求', en: 'Campaign’s upload help for lessons' },
  year: null,
  rules: [
    { rule: 'titles.opening', max: 5, unit: 's', source, remark: REMARKS.titles },
    { rule: 'source.container', oneOf: ['mp4'], unit: '', source },
    { rule: 'video.codec', oneOf: ['h264'], unit: '', source },
    { rule: 'video.width', min: 720, unit: 'px', source },
    { rule: 'video.height', min: 576, unit: 'px', source },
    {
      rule: 'video.bitrate',
      min: 500,
      max: 1000,
      unit: 'kbps',
      source,
      remark: {
        zh: '低于微课比赛（1024–2000 kbps）和精品课（约 8 Mbps）的要求。',
        en: 'Below what the micro lessons (1024–2000 kbps) and the quality lessons (about 8 Mbps) ask for.',
      },
    },
    { rule: 'audio.present', oneOf: ['yes'], unit: '', source },
    { rule: 'audio.codec', oneOf: ['aac'], unit: '', source },
  ],
};

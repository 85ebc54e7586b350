import { OPEN_COURSE as source } from './documents.ts';
import type { RecordingStandard } from './recording-standard.ts';
import { REMARKS } from './remarks.ts';

/** The ministry's open video courses, 2011. */
export const OPEN_COURSE_2011: RecordingStandard = {
  name: 'open-course-2011',
  version: 1,
  title: { zh: '教育部精品视频公开课', en: 'Ministry of Education: open video courses' },
  year: 2011,
  rules: [
    { rule: 'titles.opening', max: 10, unit: 's', source, remark: REMARKS.titles },
    { rule: 'source.container', oneOf: ['mp4'], unit: '', source },
    { rule: 'video.codec', oneOf: ['h264'], unit: '', source },
    { rule: 'audio.present', oneOf: ['yes'], unit: '', source },
    { rule: 'audio.codec', oneOf: ['aac'], unit: '', source },
    { rule: 'captions.file', oneOf: ['srt'], unit: '', source, remark: REMARKS.captions },
  ],
};

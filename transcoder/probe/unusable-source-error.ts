import type { FailureCode } from '../../storage/catalog/lesson.ts';
import type { Bilingual } from '../../storage/catalog/report.ts';

/** What can be wrong with a source itself; trying again cannot help. */
export type UnusableCode = Exclude<FailureCode, 'internal'>;

/** A source that cannot be used, with one sentence of advice for the teacher who sent it. */
export class UnusableSourceError extends Error {
  readonly code: UnusableCode;
  readonly advice: Bilingual;

  /** The message is both sentences, Chinese first, as the catalog keeps it. `advice` where the code's own is too broad. */
  constructor(code: UnusableCode, cause?: unknown, advice: Bilingual = ADVICE[code]) {
    super(`${advice.zh} / ${advice.en}`, cause === undefined ? {} : { cause });
    this.name = 'UnusableSourceError';
    this.code = code;
    this.advice = advice;
  }
}

const ADVICE: Readonly<Record<UnusableCode, Bilingual>> = {
  'not-a-video': {
    zh: '这个文件不是视频，请检查是否选错了文件，再重新上传。',
    en: 'This file is not a video; check that it is the one you meant, and upload it again.',
  },
  'no-video-stream': {
    zh: '这个文件里没有画面，请上传带画面的课堂录像。',
    en: 'There is no picture in this file; upload the recording that has one.',
  },
  truncated: {
    zh: '这个视频文件不完整，请从录像设备重新复制或重新导出，再上传。',
    en: 'Part of this video file is missing; copy or export it from the recorder again, then upload it.',
  },
  unsupported: {
    zh: '无法读取这种视频格式，请用剪辑软件导出为 MP4（H.264），再上传。',
    en: 'This video format cannot be read; export it as MP4 (H.264) with an editor, then upload it.',
  },
  'too-long': {
    zh: '这个视频超过了允许的时长，请剪掉多余部分或分成几节课上传。',
    en: 'This video is longer than allowed; trim it or upload it as several lessons.',
  },
  'too-large': {
    zh: '这个视频文件超过了允许的大小，请用较低的码率导出，再上传。',
    en: 'This video file is larger than allowed; export it at a lower bitrate, then upload it.',
  },
  'timed-out': {
    zh: '处理这个视频用时过长，已停止；请导出为 MP4（H.264）再上传，或联系管理员。',
    en: 'Working on this video took too long and was stopped; export it as MP4 (H.264) and upload it, or ask your administrator.',
  },
};

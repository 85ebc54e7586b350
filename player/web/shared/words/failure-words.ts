import type { FailureCode } from '../../../../storage/catalog/lesson.ts';
import type { Words } from './words.ts';

type FailureKey = `failure.${FailureCode}.${'title' | 'advice'}`;

/** Why a lesson could not be used, and what its teacher can do about it. */
export const FAILURE_WORDS = {
  'failure.not-a-video.title': { zh: '这个文件不是视频', en: 'This file is not a video' },
  'failure.not-a-video.advice': {
    zh: '请确认选对了文件；改扩展名不会把文件变成视频。请上传摄像机或录播系统导出的原始视频。',
    en: 'Check that the right file was picked; renaming does not make a video. Upload what the camera or recording system exported.',
  },
  'failure.no-video-stream.title': { zh: '文件里没有画面', en: 'The file has no picture' },
  'failure.no-video-stream.advice': {
    zh: '文件只有声音。请重新导出包含画面的视频后再上传。',
    en: 'It only carries sound. Export the lesson again with its picture and upload that.',
  },
  'failure.truncated.title': { zh: '视频文件不完整', en: 'The video file is incomplete' },
  'failure.truncated.advice': {
    zh: '文件的一部分缺失，常见原因是拷贝或导出中途中断。请先在电脑上完整播放一遍，再重新上传。',
    en: 'Part of it is missing, often because copying or exporting was cut short. Play it through on your computer, then upload it again.',
  },
  'failure.unsupported.title': {
    zh: '不支持这种视频格式',
    en: 'This kind of video is not supported',
  },
  'failure.unsupported.advice': {
    zh: '请用剪辑软件导出为不超过 4K 的 MP4（H.264 画面、AAC 声音）后再上传。',
    en: 'Export it as MP4 (H.264 picture of at most 4K, AAC sound) and upload that.',
  },
  'failure.too-long.title': { zh: '视频太长', en: 'The video is too long' },
  'failure.too-long.advice': {
    zh: '请剪去课前课后的部分，一节课一般在 30 至 45 分钟。',
    en: 'Cut away what comes before and after the lesson; one is usually 30 to 45 minutes.',
  },
  'failure.too-large.title': { zh: '视频文件太大', en: 'The video file is too large' },
  'failure.too-large.advice': {
    zh: '请以较低的码率重新导出，1080p 建议不超过 8 Mb/s。',
    en: 'Export it at a lower bit rate; 8 Mb/s is enough for 1080p.',
  },
  'failure.timed-out.title': { zh: '处理超时', en: 'Processing took too long' },
  'failure.timed-out.advice': {
    zh: '可以重新处理一次；如果仍然超时，请联系管理员。',
    en: 'Process it again; if that times out too, tell your administrator.',
  },
  'failure.internal.title': { zh: '系统内部出错', en: 'Something went wrong in the system' },
  'failure.internal.advice': {
    zh: '不是您的视频的问题。可以重新处理一次；如果再次失败，请联系管理员。',
    en: 'Your video is not to blame. Process it again; if that fails too, tell your administrator.',
  },
} as const satisfies Words & Record<FailureKey, unknown>;

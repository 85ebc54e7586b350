import type { Words } from './words.ts';

/** The watch page: player, timeline, states before there is a stream. */
export const WATCH_WORDS = {
  'watch.back': { zh: '返回课程', en: 'Back to lessons' },
  'watch.missing': { zh: '没有找到这节课', en: 'This lesson was not found' },
  'watch.missing-text': {
    zh: '它可能已被删除，或者您没有查看的权限。',
    en: 'It may have been deleted, or you may not see it.',
  },
  'watch.player': { zh: '课程视频', en: 'Lesson video' },
  'watch.quality': { zh: '清晰度', en: 'Quality' },
  'watch.quality-auto': { zh: '自动', en: 'Auto' },
  'watch.quality-auto-at': { zh: '自动（{level}）', en: 'Auto ({level})' },
  'watch.speed': { zh: '播放速度', en: 'Speed' },
  'watch.speed-normal': { zh: '正常', en: 'Normal' },
  'watch.stream-failed': {
    zh: '视频暂时播放不了，请检查网络后重试。',
    en: 'The video cannot be played right now. Check your connection and try again.',
  },
  'watch.unplayable': {
    zh: '此浏览器不支持播放，请使用新版 Chrome、Edge、Firefox 或 Safari。',
    en: 'This browser cannot play it. Use a recent Chrome, Edge, Firefox or Safari.',
  },
  'watch.keys': {
    zh: '快捷键：空格 播放/暂停，← → 跳 5 秒，N / P 下一处/上一处问题',
    en: 'Keys: space plays and pauses, ← → skip 5 s, N / P next and previous finding',
  },
  'watch.timeline': { zh: '课程时间轴', en: 'Timeline of the lesson' },
  'watch.strip-about': {
    zh: '{findings} 处问题，{cuts} 次镜头切换。左右键前后 5 秒，PageUp 和 PageDown 到上一处和下一处问题。问题列表在旁边。',
    en: '{findings} findings, {cuts} shot boundaries. Arrow keys move by 5 seconds, PageUp and PageDown to the previous and next finding. The findings are also in the list beside it.',
  },
  'watch.loudness-value': { zh: '响度 {value} LUFS', en: 'loudness {value} LUFS' },
  'watch.clarity-value': { zh: '清晰度 {value} 分', en: 'clarity {value}' },
  'watch.no-loudness': { zh: '无声', en: 'silence' },
  'watch.no-clarity': { zh: '无画面', en: 'no picture' },
  'watch.curve-band': { zh: '合适的响度', en: 'Target loudness' },
  'watch.lane.picture': { zh: '画面', en: 'Picture' },
  'watch.lane.audio': { zh: '声音', en: 'Sound' },
  'watch.lane.cut': { zh: '镜头', en: 'Cuts' },
  'watch.curve-audio': { zh: '响度', en: 'Loudness' },
  'watch.curve-clarity': { zh: '清晰度', en: 'Clarity' },
  'watch.curve-cuts': { zh: '镜头切换', en: 'Shot boundaries' },
  'watch.wait-uploading': { zh: '视频正在上传', en: 'The video is being uploaded' },
  'watch.wait-uploading-text': {
    zh: '上传完成后会自动开始处理。如果上传中断了，请教师在上传页重新选择同一个文件继续。',
    en: 'Processing starts when it is complete. If it was interrupted, its teacher can go on by picking the same file on the upload page.',
  },
  'watch.wait-queued': { zh: '已收到，正在排队', en: 'Received and queued' },
  'watch.wait-queued-text': {
    zh: '前面的课程处理完就轮到这一节，页面会自动更新。',
    en: 'It is processed when its turn comes; this page updates by itself.',
  },
  'watch.wait-processing': { zh: '正在转码和评分', en: 'Being encoded and scored' },
  'watch.wait-processing-text': {
    zh: '一旦可以播放，视频会自动出现在这里。',
    en: 'The video appears here as soon as it can be played.',
  },
  'watch.cancelled': { zh: '这节课已取消处理', en: 'This lesson was cancelled' },
  'watch.cancelled-text': {
    zh: '可以重新处理，或重新上传视频。',
    en: 'It can be processed again, or uploaded anew.',
  },
  'watch.scoring': {
    zh: '可以先看视频，评分还在进行：{percent}',
    en: 'You can watch already; scoring is under way: {percent}',
  },
  'watch.reupload': { zh: '重新上传', en: 'Upload again' },
} as const satisfies Words;

import type { Finding } from '../../../storage/catalog/report.ts';

/** A lesson without a sound stream. */
export function findMissingSound(durationSeconds: number): Finding {
  return {
    code: 'audio.missing',
    severity: 'fault',
    startSeconds: 0,
    endSeconds: durationSeconds,
    measured: 0,
    limit: 1,
    unit: 'streams',
    message: {
      zh: '没有声音：视频里没有音轨。请检查录音设备和导出设置，带声音重新导出后上传。',
      en: 'No sound: the file has no audio track. Check the recorder and the export settings, and upload it again with sound.',
    },
  };
}

import type { Finding } from '../../../storage/catalog/report.ts';
import type { Measured } from '../measured.ts';
import { EDIT_LIMITS } from '../points/edit-constants.ts';
import { judgeDrift } from '../timing/judge-drift.ts';
import { lostFrames } from '../timing/lost-frames.ts';
import { saySpan } from './say-span.ts';

/** Frames that are missing, and sound that does not keep up with the picture. */
export function findTimingFaults(measured: Measured, durationSeconds: number): Finding[] {
  return [...dropped(measured, durationSeconds), ...drifted(measured, durationSeconds)];
}

function dropped(measured: Measured, durationSeconds: number): Finding[] {
  return lostFrames(measured).map(({ frames, lostSeconds, ...span }) => {
    const where = saySpan(span, durationSeconds);
    return {
      code: 'timing.dropped-frames',
      severity: lostSeconds > EDIT_LIMITS.lostFaultSeconds ? 'fault' : 'warning',
      ...span,
      measured: frames,
      limit: 0,
      unit: 'frames',
      message: {
        zh: `丢帧：${where.zh}缺了 ${frames} 帧，本不应缺帧，画面会卡顿。请降低录制设备负荷、换用更快的存储卡，或重新导出这一段。`,
        en: `Dropped frames: ${frames} ${frames === 1 ? 'frame is' : 'frames are'} missing where none should be (${where.en}); the picture stutters. Relieve the recorder, use a faster card, or export this part again.`,
      },
    };
  });
}

function drifted(measured: Measured, durationSeconds: number): Finding[] {
  const drift = judgeDrift(measured, measured.audio);
  if (drift === null) return [];
  const { seconds, limitSeconds, shifted } = drift;
  const milliseconds = Math.round(Math.abs(seconds) * 1000);
  const limit = Math.round(limitSeconds * 1000);
  const later = seconds > 0;
  const zh = shifted
    ? `声音整体比画面${later ? '晚' : '早'} ${milliseconds} 毫秒`
    : `声音比画面${later ? '长' : '短'} ${milliseconds} 毫秒，口型会越来越对不上`;
  const en = shifted
    ? `the sound is ${milliseconds} ms ${later ? 'behind' : 'ahead of'} the picture throughout`
    : `the sound is ${milliseconds} ms ${later ? 'longer' : 'shorter'} than the picture, so lips fall out of step`;
  return [
    {
      code: 'timing.audio-drift',
      severity: Math.abs(seconds) > EDIT_LIMITS.driftFaultSeconds ? 'fault' : 'warning',
      startSeconds: 0,
      endSeconds: durationSeconds,
      measured: milliseconds,
      limit,
      unit: 'ms',
      message: {
        zh: `声画不同步：${zh}，超过 ${limit} 毫秒。请在剪辑软件里对齐声画，并让两者采用同一时钟（48 kHz、固定帧率）后重新导出。`,
        en: `Sound out of step: ${en}; more than ${limit} ms. Align both in the editor, and export again with one clock for both (48 kHz, constant frame rate).`,
      },
    },
  ];
}

import type { Finding } from '../../../storage/catalog/report.ts';
import type { AudioMeasured } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { endWithin } from './end-within.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Sound on one side only, and channels that cancel each other out. */
export function findChannelFaults({
  channels: measured,
  loudness: { durationSeconds },
}: AudioMeasured): Finding[] {
  const oneSided = measured.oneSided.map(({ quietSide, differenceDb, ...whole }): Finding => {
    const span = endWithin(whole, durationSeconds);
    const where = saySpan(span, durationSeconds);
    const side = quietSide === 'left' ? { zh: '左', en: 'left' } : { zh: '右', en: 'right' };
    return {
      code: 'audio.one-sided',
      severity: 'warning',
      ...span,
      measured: differenceDb,
      limit: LIMITS.oneSidedDb,
      unit: 'dB',
      message: {
        zh: `只有一侧有声音：${where.zh}${side.zh}声道低 ${sayNumber(differenceDb)} dB，超过 ${LIMITS.oneSidedDb} dB。请检查${side.zh}声道接线，或把单声道复制到两个声道。`,
        en: `Sound on one side only: the ${side.en} channel is ${sayNumber(differenceDb)} dB lower (${where.en}), more than ${LIMITS.oneSidedDb} dB. Check its cable, or copy the good channel to both.`,
      },
    };
  });
  const inverted = measured.inverted.map(({ correlation, ...whole }): Finding => {
    const span = endWithin(whole, durationSeconds);
    const where = saySpan(span, durationSeconds);
    return {
      code: 'audio.out-of-phase',
      severity: 'fault',
      ...span,
      measured: correlation,
      limit: LIMITS.correlation,
      unit: '',
      message: {
        zh: `左右声道反相：${where.zh}相关系数 ${sayNumber(correlation, 2)}，低于 ${sayNumber(LIMITS.correlation, 1)}，单声道播放时声音会互相抵消。请对调一侧话筒线的极性。`,
        en: `Channels out of phase: correlation ${sayNumber(correlation, 2)} (${where.en}), below ${sayNumber(LIMITS.correlation, 1)}; on one loudspeaker the voice cancels out. Swap the polarity of one microphone cable.`,
      },
    };
  });
  return [...oneSided, ...inverted];
}

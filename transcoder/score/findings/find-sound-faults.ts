import type { Finding } from '../../../storage/catalog/report.ts';
import { isNoise } from '../audio/is-noise.ts';
import type { AudioMeasured, Span } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { mergeSeconds } from './merge-seconds.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Silence, clipping, noise and channels; loudness has its own file. */
export function findSoundFaults(audio: AudioMeasured): Finding[] {
  return [...silent(audio), ...clipped(audio), ...noisy(audio), ...channels(audio)];
}

function silent({ level, loudness: { durationSeconds } }: AudioMeasured): Finding[] {
  return level.silences.map((span) => {
    const where = saySpan(span, durationSeconds);
    const seconds = span.endSeconds - span.startSeconds;
    return {
      code: 'audio.silent',
      severity: seconds >= LIMITS.silentFaultSeconds ? 'fault' : 'warning',
      ...span,
      measured: seconds,
      limit: LIMITS.silentSeconds,
      unit: 's',
      message: {
        zh: `没有声音：${where.zh}连续 ${sayNumber(seconds, 1)} 秒无声，超过 ${LIMITS.silentSeconds} 秒。请检查麦克风是否静音或脱落。`,
        en: `No sound: silent for ${sayNumber(seconds, 1)} s (${where.en}), more than ${LIMITS.silentSeconds} s. Check whether the microphone was muted or unplugged.`,
      },
    };
  });
}

/** The seconds in which samples stick to full scale more than once in a while. */
export function clippedSeconds({ clipped: seconds }: AudioMeasured): number[] {
  return seconds
    .filter(({ runs }) => runs > LIMITS.clippedRunsPerSecond)
    .map(({ second }) => second);
}

function clipped(audio: AudioMeasured): Finding[] {
  const { durationSeconds } = audio.loudness;
  const hit = new Set(clippedSeconds(audio));
  const flags = Array.from({ length: Math.ceil(durationSeconds) }, (_, second) => hit.has(second));
  const share = hit.size / Math.max(1, durationSeconds);
  return mergeSeconds(flags, { minimum: 1, bridge: 5 }).map((whole) => {
    const span = withEnd(whole, durationSeconds);
    const where = saySpan(span, durationSeconds);
    const runs = audio.clipped
      .filter(({ second }) => second >= span.startSeconds && second < span.endSeconds)
      .reduce((sum, second) => sum + second.runs, 0);
    const rate = runs / (span.endSeconds - span.startSeconds);
    return {
      code: 'audio.clipped',
      severity: share >= LIMITS.clippedFaultShare ? 'fault' : 'warning',
      ...span,
      measured: rate,
      limit: LIMITS.clippedRunsPerSecond,
      unit: '1/s',
      message: {
        zh: `声音削波失真：${where.zh}每秒 ${sayNumber(rate)} 处顶到满刻度，超过 ${LIMITS.clippedRunsPerSecond} 处。请调低话筒增益，峰值留出 2 dB 以上。`,
        en: `Clipped, distorted sound: it reaches full scale ${sayNumber(rate)} times a second (${where.en}), more than ${LIMITS.clippedRunsPerSecond}. Lower the microphone gain and leave 2 dB above the peaks.`,
      },
    };
  });
}

function noisy({ level, loudness: { durationSeconds } }: AudioMeasured): Finding[] {
  const { snrDb } = level;
  if (snrDb === null || snrDb >= LIMITS.snrDb || !isNoise(level)) return [];
  return [
    {
      code: 'audio.noisy',
      severity: snrDb < LIMITS.snrFaultDb ? 'fault' : 'warning',
      startSeconds: 0,
      endSeconds: durationSeconds,
      measured: snrDb,
      limit: LIMITS.snrDb,
      unit: 'dB',
      message: {
        zh: `背景噪声大：语音只比噪声高 ${sayNumber(snrDb, 1)} dB，低于 ${LIMITS.snrDb} dB。请关闭风扇、空调等噪声源，把麦克风靠近教师。`,
        en: `Noisy background: speech is only ${sayNumber(snrDb, 1)} dB above the noise, below ${LIMITS.snrDb} dB. Switch off fans and air conditioning, and move the microphone closer.`,
      },
    },
  ];
}

function channels({ channels: measured, loudness: { durationSeconds } }: AudioMeasured): Finding[] {
  const oneSided = measured.oneSided.map(({ quietSide, differenceDb, ...whole }): Finding => {
    const span = withEnd(whole, durationSeconds);
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
    const span = withEnd(whole, durationSeconds);
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

function withEnd(span: Span, durationSeconds: number): Span {
  return {
    startSeconds: span.startSeconds,
    endSeconds: Math.min(span.endSeconds, durationSeconds),
  };
}

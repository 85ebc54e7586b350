import type { Finding } from '../../../storage/catalog/report.ts';
import type { AudioMeasured, Span } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { snrWithoutHum } from '../points/snr-without-hum.ts';
import { endWithin } from './end-within.ts';
import { mergeSeconds } from './merge-seconds.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Steady noise too near the speech, and the hum of the mains. */
export function findNoise(audio: AudioMeasured): Finding[] {
  return [...noisy(audio), ...humming(audio)];
}

function noisy({ level, hum, loudness: { durationSeconds } }: AudioMeasured): Finding[] {
  const secondSnrDb = snrWithoutHum(level, hum);
  const { steadyNoise } = level;
  const flags = secondSnrDb.map((snrDb, second) =>
    snrDb === null ? null : snrDb < LIMITS.snrDb && steadyNoise[second] === true,
  );
  const options = { minimum: LIMITS.noisyStretchSeconds, bridge: 2 };
  return mergeSeconds(flags, options).map((whole): Finding => {
    const span = endWithin(whole, durationSeconds);
    const where = saySpan(span, durationSeconds);
    const snrDb = middle(secondSnrDb, span);
    return {
      code: 'audio.noisy',
      severity: snrDb < LIMITS.snrFaultDb ? 'fault' : 'warning',
      ...span,
      measured: snrDb,
      limit: LIMITS.snrDb,
      unit: 'dB',
      message: {
        zh: `背景噪声大：${where.zh}语音只比噪声高 ${sayNumber(snrDb, 1)} dB，低于 ${LIMITS.snrDb} dB。请关闭风扇、空调等噪声源，把麦克风靠近教师。`,
        en: `Noisy background: speech is only ${sayNumber(snrDb, 1)} dB above the noise (${where.en}), below ${LIMITS.snrDb} dB. Switch off fans and air conditioning, and move the microphone closer.`,
      },
    };
  });
}

function middle(seconds: readonly (number | null)[], { startSeconds, endSeconds }: Span): number {
  const known = seconds
    .slice(startSeconds, Math.ceil(endSeconds))
    .filter((value) => value !== null)
    .sort((a, b) => a - b);
  return percentile(known, 0.5);
}

function humming({ hum, loudness }: AudioMeasured): Finding[] {
  const { durationSeconds, integratedLufs } = loudness;
  const limit = humLimitDbfs(integratedLufs);
  return hum
    .filter(({ levelDbfs }) => levelDbfs > limit)
    .map(({ mainsHz, levelDbfs, ...whole }): Finding => {
      const span = endWithin(whole, durationSeconds);
      const where = saySpan(span, durationSeconds);
      const level = sayNumber(levelDbfs);
      return {
        code: 'audio.hum',
        severity: levelDbfs > limit + LIMITS.humFaultAboveDb ? 'fault' : 'warning',
        ...span,
        measured: levelDbfs,
        limit,
        unit: 'dBFS',
        message: {
          zh: `有交流声：${where.zh}${mainsHz} Hz 及其谐波的嗡嗡声为 ${level} dBFS，高于 ${sayNumber(limit)}。请检查接地和音频线屏蔽，让音频线远离电源线，或在后期加 ${mainsHz} Hz 陷波。`,
          en: `Mains hum: ${mainsHz} Hz and its harmonics at ${level} dBFS (${where.en}), above ${sayNumber(limit)}. Check grounding and shielded cables, keep audio away from power leads, or use a ${mainsHz} Hz notch filter.`,
        },
      };
    });
}

/** So far below the speech a hum is not heard, and below −58 dBFS not at any usual volume. */
export function humLimitDbfs(integratedLufs: number | null): number {
  const below = (integratedLufs ?? 0) - LIMITS.humBelowSpeechDb;
  return Math.max(LIMITS.humDbfs, below);
}

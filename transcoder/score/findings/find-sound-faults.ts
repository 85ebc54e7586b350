import type { Finding } from '../../../storage/catalog/report.ts';
import type { AudioMeasured, ClippedSecond, Span } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { endWithin } from './end-within.ts';
import { mergeSeconds } from './merge-seconds.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Silence, drop-outs and clipping. */
export function findSoundFaults(audio: AudioMeasured): Finding[] {
  return [...silent(audio), ...broken(audio), ...clipped(audio)];
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

/** A stretch in which the sound drops out again and again is silent as far as the pupils are concerned. */
function broken({ gaps, loudness: { durationSeconds } }: AudioMeasured): Finding[] {
  const hit = new Set(gaps.map(({ startSeconds }) => Math.floor(startSeconds)));
  const flags = Array.from({ length: Math.ceil(durationSeconds) }, (_, second) => hit.has(second));
  return mergeSeconds(flags, { minimum: 1, bridge: LIMITS.gapsApartSeconds }).flatMap((whole) => {
    const span = endWithin(whole, durationSeconds);
    const inside = gaps.filter(
      ({ startSeconds }) => startSeconds >= span.startSeconds && startSeconds < span.endSeconds,
    );
    if (inside.length < LIMITS.gapsInARow) return [];
    const where = saySpan(span, durationSeconds);
    return [
      {
        code: 'audio.silent',
        severity: 'fault',
        ...span,
        measured: inside.length,
        limit: LIMITS.gapsInARow,
        unit: 'gaps',
        message: {
          zh: `声音断断续续：${where.zh}声音中断 ${inside.length} 次，达到 ${LIMITS.gapsInARow} 次。请检查无线话筒信号、线缆和录音设备的缓存。`,
          en: `Broken sound: it drops out ${inside.length} times (${where.en}), ${LIMITS.gapsInARow} or more. Check the radio microphone, the cables and the recorder's buffer.`,
        },
      },
    ];
  });
}

/** The seconds in which waves are cut off flat more than once in a while. */
export function clippedSeconds(audio: AudioMeasured): number[] {
  return clippedStretches(audio).flatMap(({ span }) =>
    overdriven(audio).flatMap(({ second }) =>
      second >= span.startSeconds && second < span.endSeconds ? [second] : [],
    ),
  );
}

function overdriven({ clipped: seconds }: AudioMeasured): ClippedSecond[] {
  return seconds.filter(({ runs }) => runs > LIMITS.clippedRunsPerSecond);
}

function clippedStretches(audio: AudioMeasured): { span: Span; runs: number }[] {
  const { durationSeconds } = audio.loudness;
  const hit = new Set(overdriven(audio).map(({ second }) => second));
  const flags = Array.from({ length: Math.ceil(durationSeconds) }, (_, second) => hit.has(second));
  return mergeSeconds(flags, { minimum: 1, bridge: 10 }).flatMap((whole) => {
    const span = endWithin(whole, durationSeconds);
    const runs = audio.clipped
      .filter(({ second }) => second >= span.startSeconds && second < span.endSeconds)
      .reduce((sum, second) => sum + second.runs, 0);
    return runs < LIMITS.clippedRunsInARow ? [] : [{ span, runs }];
  });
}

function clipped(audio: AudioMeasured): Finding[] {
  const { durationSeconds } = audio.loudness;
  const share = clippedSeconds(audio).length / Math.max(1, durationSeconds);
  return clippedStretches(audio).map(({ span, runs }) => {
    const where = saySpan(span, durationSeconds);
    const rate = runs / (span.endSeconds - span.startSeconds);
    return {
      code: 'audio.clipped',
      severity: share >= LIMITS.clippedFaultShare ? 'fault' : 'warning',
      ...span,
      measured: rate,
      limit: LIMITS.clippedRunsPerSecond,
      unit: '1/s',
      message: {
        zh: `声音削波失真：${where.zh}每秒 ${sayNumber(rate)} 处波形被削平，超过 ${LIMITS.clippedRunsPerSecond} 处。请调低话筒增益，峰值留出 2 dB 以上。`,
        en: `Clipped, distorted sound: waves are cut off flat ${sayNumber(rate)} times a second (${where.en}), more than ${LIMITS.clippedRunsPerSecond}. Lower the microphone gain and leave 2 dB above the peaks.`,
      },
    };
  });
}

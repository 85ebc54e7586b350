import type { Finding } from '../../../storage/catalog/report.ts';
import { meanAbove } from '../audio/gate-loudness.ts';
import { toLufs, toMeanSquare } from '../audio/loudness.ts';
import type { AudioMeasured, LevelStep, Span } from '../measured.ts';
import { LIMITS } from '../points/scoring-constants.ts';
import { isJump } from './find-level-jumps.ts';
import { mergeSeconds } from './merge-seconds.ts';
import { sayNumber } from './say-number.ts';
import { saySpan } from './say-span.ts';

/** Seconds this far below their surroundings are pauses, and say nothing of the microphone. */
const PAUSE_LU = 10;
/** A stretch's level is looked at over so many seconds to either side. */
const SMOOTH_SECONDS = 10;

/** Where speech is too quiet or too loud for long, and the lesson as a whole. */
export function findLoudness({
  loudness,
  levelSteps,
}: Pick<AudioMeasured, 'loudness' | 'levelSteps'>): Finding[] {
  const { integratedLufs } = loudness;
  if (integratedLufs === null) return [];
  const levels = smoothLevels(loudness.secondLufs);
  return (['audio.too-quiet', 'audio.too-loud'] as const).flatMap((code) => {
    const beyond = code === 'audio.too-quiet' ? isQuiet : isLoud;
    const spans = [...findStretches(levels, code)];
    for (const turned of turnedStretches(levelSteps, loudness.durationSeconds)) {
      const level = levelWithin(loudness.secondLufs, turned);
      const plain =
        level !== null && (level < LIMITS.quietFaultLufs || level > LIMITS.loudFaultLufs);
      if (plain && spans.every((span) => isApart(span, turned))) spans.push(turned);
    }
    const whole = { startSeconds: 0, endSeconds: loudness.durationSeconds };
    const judged = beyond(integratedLufs) ? joinWhole(spans, whole) : spans;
    return judged.flatMap((span) => {
      const level = span === whole ? integratedLufs : levelWithin(loudness.secondLufs, span);
      return level !== null && beyond(level)
        ? [describe(code, level, clip(span, whole), loudness.durationSeconds)]
        : [];
    });
  });
}

/** A minute beyond the limit, or some seconds far beyond it. */
function findStretches(
  levels: readonly (number | null)[],
  code: 'audio.too-quiet' | 'audio.too-loud',
): readonly Span[] {
  const quiet = code === 'audio.too-quiet';
  const stretches = (beyond: (lufs: number) => boolean, minimum: number) =>
    mergeSeconds(
      levels.map((level) => (level === null ? null : beyond(level))),
      { minimum, bridge: 5 },
    );
  const long = stretches(quiet ? isQuiet : isLoud, LIMITS.loudnessStretchSeconds);
  const extreme = stretches(
    (lufs) => (quiet ? lufs < LIMITS.veryQuietLufs : lufs > LIMITS.veryLoudLufs),
    LIMITS.extremeStretchSeconds,
  );
  return [...long, ...extreme.filter((span) => long.every((other) => isApart(span, other)))];
}

/** From one turn of the volume to the next. */
function turnedStretches(steps: readonly LevelStep[], durationSeconds: number): Span[] {
  const turns = steps.filter(isJump).map(({ atSeconds }) => Math.round(atSeconds));
  if (turns.length === 0) return [];
  return [0, ...turns]
    .map((startSeconds, index) => ({ startSeconds, endSeconds: turns[index] ?? durationSeconds }))
    .filter(
      ({ startSeconds, endSeconds }) => endSeconds - startSeconds >= LIMITS.turnedStretchSeconds,
    );
}

function isApart(span: Span, other: Span): boolean {
  return span.endSeconds <= other.startSeconds || span.startSeconds >= other.endSeconds;
}

/** Where the whole lesson is at fault, one finding for all of it unless most of the fault lies in a part. */
function joinWhole(spans: readonly Span[], whole: Span): readonly Span[] {
  const covered = spans.reduce((sum, span) => sum + span.endSeconds - span.startSeconds, 0);
  return spans.length !== 1 || covered > 0.9 * whole.endSeconds ? [whole] : spans;
}

function clip(span: Span, whole: Span): Span {
  return { ...span, endSeconds: Math.min(span.endSeconds, whole.endSeconds) };
}

function isQuiet(lufs: number): boolean {
  return lufs < LIMITS.quietLufs;
}

function isLoud(lufs: number): boolean {
  return lufs > LIMITS.loudLufs;
}

/** Of each second, the loudness around it without the pauses; null in a pause. */
function smoothLevels(seconds: readonly (number | null)[]): (number | null)[] {
  return seconds.map((level, second) => {
    const span = {
      startSeconds: Math.max(0, second - SMOOTH_SECONDS),
      endSeconds: second + SMOOTH_SECONDS + 1,
    };
    const around = levelWithin(seconds, span);
    return level === null || around === null || level < around - PAUSE_LU ? null : around;
  });
}

function levelWithin(seconds: readonly (number | null)[], span: Span): number | null {
  const heard = seconds
    .slice(span.startSeconds, Math.ceil(span.endSeconds))
    .filter((level) => level !== null)
    .map(toMeanSquare);
  const mean = meanAbove(heard, 0);
  if (mean === null) return null;
  return toLufs(meanAbove(heard, toMeanSquare(toLufs(mean) - PAUSE_LU)) ?? mean);
}

function describe(
  code: 'audio.too-quiet' | 'audio.too-loud',
  measured: number,
  span: Span,
  durationSeconds: number,
): Finding {
  const where = saySpan(span, durationSeconds);
  const level = sayNumber(measured, 1);
  const quiet = code === 'audio.too-quiet';
  const limit = quiet ? LIMITS.quietLufs : LIMITS.loudLufs;
  const fault = quiet ? measured < LIMITS.quietFaultLufs : measured > LIMITS.loudFaultLufs;
  return {
    code,
    severity: fault ? 'fault' : 'warning',
    ...span,
    measured,
    limit,
    unit: 'LUFS',
    message: quiet
      ? {
          zh: `声音太小，麦克风可能离讲台太远：${where.zh}平均 ${level} LUFS，低于 ${sayNumber(limit)}。请把麦克风靠近教师，或调高录音电平。`,
          en: `Too quiet, the microphone may be too far from the teacher: average ${level} LUFS (${where.en}), below ${sayNumber(limit)}. Move the microphone closer or raise the recording level.`,
        }
      : {
          zh: `声音太大：${where.zh}平均 ${level} LUFS，高于 ${sayNumber(limit)}。请调低录音电平，避免失真和刺耳。`,
          en: `Too loud: average ${level} LUFS (${where.en}), above ${sayNumber(limit)}. Lower the recording level to avoid distortion.`,
        },
  };
}

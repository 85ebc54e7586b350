import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../storage/catalog/report.ts';
import { arrangeFindings } from '../../../../../transcoder/score/findings/arrange-findings.ts';
import { findLoudness } from '../../../../../transcoder/score/findings/find-loudness.ts';
import { mergeSeconds } from '../../../../../transcoder/score/findings/merge-seconds.ts';
import { saySpan } from '../../../../../transcoder/score/findings/say-span.ts';
import { GOOD_AUDIO } from '../measured-lesson.ts';

const silence = (startSeconds: number, severity: Finding['severity'] = 'warning'): Finding => ({
  code: 'audio.silent',
  severity,
  startSeconds,
  endSeconds: startSeconds + 3,
  measured: 3,
  limit: 3,
  unit: 's',
  message: { zh: '', en: '' },
});

describe('the list of findings', () => {
  it('is in order of time', () => {
    const times = arrangeFindings([silence(9), silence(2), silence(5)]).map(
      ({ startSeconds }) => startSeconds,
    );
    expect(times).toEqual([2, 5, 9]);
  });

  it('keeps the twenty gravest of a kind', () => {
    const many = Array.from({ length: 30 }, (_, index) => silence(10 * index));
    const kept = arrangeFindings([...many, silence(1000, 'fault')]);
    expect(kept).toHaveLength(20);
    expect(kept.at(-1)!.severity).toBe('fault');
  });
});

describe('seconds merge to stretches', () => {
  const flags = (text: string) =>
    [...text].map((letter) => (letter === '.' ? null : letter === 'x'));

  it.each([
    ['xxx', [[0, 3]]],
    ['-xx-', [[1, 3]]],
    ['xx-xx', [[0, 5]]],
    [
      'xx--xx',
      [
        [0, 2],
        [4, 6],
      ],
    ],
    ['xx.....xx', [[0, 9]]],
    ['x-', []],
  ])('%s', (text, spans) => {
    expect(
      mergeSeconds(flags(text), { minimum: 2, bridge: 1 }).map((span) => [
        span.startSeconds,
        span.endSeconds,
      ]),
    ).toEqual(spans);
  });
});

describe('a stretch of a lesson is named', () => {
  it.each([
    [0, 2690, '全程', 'the whole lesson'],
    [130, 2460, '第 3–41 分钟', 'minutes 3–41'],
    [725, 740.9, '12:05–12:20 ', '12:05–12:20'],
    [5, 5.4, '0:05 ', '0:05'],
  ])('%f to %f: %s', (startSeconds, endSeconds, zh, en) => {
    expect(saySpan({ startSeconds, endSeconds }, 2700)).toEqual({ zh, en });
  });
});

describe('a quiet stretch', () => {
  const lesson = (levels: readonly (number | null)[], integratedLufs: number) => ({
    levelSteps: [],
    loudness: {
      ...GOOD_AUDIO.loudness,
      durationSeconds: levels.length,
      integratedLufs,
      secondLufs: levels,
    },
  });
  const levels = (...parts: readonly (readonly [number | null, number])[]) =>
    parts.flatMap(([lufs, seconds]) => Array.from({ length: seconds }, () => lufs));

  it('is found where it lies, in a lesson that is loud enough as a whole', () => {
    const [finding, ...others] = findLoudness(
      lesson(levels([-20, 300], [-34, 400], [-20, 300]), -21),
    );
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'audio.too-quiet', severity: 'fault' });
    expect(Math.abs(finding!.startSeconds - 300)).toBeLessThanOrEqual(10);
    expect(Math.abs(finding!.endSeconds - 700)).toBeLessThanOrEqual(10);
    expect(Math.abs(finding!.measured + 34)).toBeLessThan(1);
  });

  it('goes on through pauses and silence', () => {
    const quiet = Array.from({ length: 20 }, () => levels([-30, 8], [-48, 3], [null, 2])).flat();
    expect(findLoudness(lesson(quiet, -30))).toHaveLength(1);
  });

  it('is found where the volume was turned down for some seconds', () => {
    const turn = { abrupt: true, gainChanged: true };
    const levelSteps = [
      { ...turn, atSeconds: 20, stepLu: -15 },
      { ...turn, atSeconds: 32, stepLu: 15 },
    ];
    const { loudness } = lesson(levels([-20, 20], [-35, 12], [-20, 20]), -21);
    expect(findLoudness({ loudness, levelSteps })).toMatchObject([
      { code: 'audio.too-quiet', startSeconds: 20, endSeconds: 32 },
    ]);
  });

  it("is not found in a pupil's short answer", () => {
    expect(findLoudness(lesson(levels([-20, 100], [-31, 30], [-20, 100]), -21))).toEqual([]);
  });
});

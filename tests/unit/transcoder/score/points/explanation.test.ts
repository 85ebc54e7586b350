import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HENAN_YOUKE_2019 } from '../../../../../config/recording-standards/henan-youke-2019.ts';
import type { Cost } from '../../../../../storage/catalog/report.ts';
import type { Measured } from '../../../../../transcoder/score/measured.ts';
import { explainCosts, scoreOf } from '../../../../../transcoder/score/points/explain-costs.ts';
import { explainOverall } from '../../../../../transcoder/score/points/explain-overall.ts';
import { sayFree } from '../../../../../transcoder/score/points/say-free.ts';
import { scoreLesson } from '../../../../../transcoder/score/score-lesson.ts';
import { atLoudness, GOOD_LESSON, PROBE } from '../measured-lesson.ts';

const report = (measured: Measured) =>
  scoreLesson({ probe: PROBE, measured, standard: HENAN_YOUKE_2019 });
const find = (costs: readonly Cost[] | null, name: string) =>
  costs?.find((cost) => cost.name === name);

describe('what a lesson lost', () => {
  it('is told with the figure that it comes from, and where nothing would be lost', () => {
    expect(find(report(atLoudness(-31)).costs!.audio, 'loudness')).toEqual({
      name: 'loudness',
      points: 28.25,
      message: {
        zh: '平均响度：−31 LUFS（−23 至 −16 LUFS 不扣分）',
        en: 'Loudness: −31 LUFS (nothing is lost from −23 to −16 LUFS)',
      },
    });
  });

  it('is told as a number of slips where it is one', () => {
    const slip = { startSeconds: 20, endSeconds: 20.08, frames: 2, sameAround: false };
    const cuts = { ...GOOD_LESSON.cuts, flashFrames: [slip], blackFrames: [slip, slip] };
    const found = find(report({ ...GOOD_LESSON, cuts }).costs!.cuts, 'badEdits');
    expect(found!.message).toEqual({
      zh: '剪辑点上的闪帧和黑帧：3',
      en: 'Flash frames and black frames at cuts: 3',
    });
  });

  it('comes in words for every cost there is, in both languages', () => {
    const { costs } = report(GOOD_LESSON);
    const lines = [...costs!.clarity!, ...costs!.audio!, ...costs!.cuts!];
    expect(lines.length).toBeGreaterThan(10);
    for (const { name, message } of lines) {
      expect(message.zh, name).toMatch(/\p{Script=Han}/u);
      expect(message.en, name).not.toMatch(/\p{Script=Han}/u);
      expect(message.en, name).not.toBe(name);
    }
  });

  it('is nothing for a good lesson, of which everything was looked at', () => {
    const { costs } = report(GOOD_LESSON);
    const lost = [...costs!.clarity!, ...costs!.audio!, ...costs!.cuts!].filter(
      ({ points }) => points > 0,
    );
    expect(lost.filter(({ points }) => points >= 2)).toEqual([]);
  });

  it('is null where there is no score', () => {
    const { costs } = report({ ...GOOD_LESSON, audio: null });
    expect(costs!.audio).toBeNull();
    expect(costs!.overall!.message).toEqual({
      zh: expect.stringContaining('没有声音，按 0 分计'),
      en: expect.stringContaining('without sound, audio counts 0'),
    });
  });
});

describe('a sum of costs', () => {
  it('has the dearest first, in hundredths, and explains the score to the last of them', () => {
    const costs = explainCosts('cuts', { pace: 3.333333, badEdits: 12.005 }, {});
    expect(costs.map(({ name, points }) => [name, points])).toEqual([
      ['badEdits', 12.01],
      ['pace', 3.33],
    ]);
    expect(scoreOf(costs)).toBe(84.66);
  });

  it('gives back what goes beyond a hundred', () => {
    const costs = explainCosts('audio', { loudness: 75, noise: 60 }, {});
    expect(costs.at(-1)).toMatchObject({ name: 'beyond-hundred', points: -35 });
    expect(costs.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(scoreOf(costs)).toBe(0);
  });

  it('tells a cost that has no words yet by its name', () => {
    expect(explainCosts('cuts', { novelty: 1 }, {})[0]!.message).toEqual({
      zh: 'novelty',
      en: 'novelty',
    });
  });
});

describe('the overall score', () => {
  it('is told as a sum', () => {
    expect(explainOverall({ clarity: 90, audio: 80.5, cuts: 100 })).toEqual({
      points: 88.2,
      weightedMean: 88.2,
      ceiling: 110.5,
      message: {
        zh: '清晰度、声音、镜头衔接加权：0.4 × 90 + 0.4 × 80.5 + 0.2 × 100 = 88.2',
        en: 'Clarity, audio and cuts, weighted: 0.4 × 90 + 0.4 × 80.5 + 0.2 × 100 = 88.2',
      },
    });
  });

  it('says when the lowest of the three holds it down', () => {
    expect(explainOverall({ clarity: 100, audio: 20, cuts: 100 })).toMatchObject({
      points: 50,
      weightedMean: 68,
      ceiling: 50,
      message: {
        zh: expect.stringContaining('不得高出最低一项 30 分以上，故为 50'),
        en: expect.stringContaining('at most 30 above the lowest of them, hence 50'),
      },
    });
  });
});

describe('where a curve takes nothing', () => {
  it.each([
    [
      [
        [0, 0],
        [1, 5],
      ],
      1,
      '',
      null,
    ],
    [
      [
        [0.15, 0],
        [1, 100],
      ],
      100,
      ' %',
      'nothing is lost up to 15 %',
    ],
    [
      [
        [10, 45],
        [36, 0],
      ],
      1,
      ' dB',
      'nothing is lost from 36 dB',
    ],
    [
      [
        [-30, 9],
        [-23, 0],
        [-16, 0],
        [-6, 9],
      ],
      1,
      ' LUFS',
      'nothing is lost from −23 to −16 LUFS',
    ],
    [
      [
        [0, 3],
        [1, 5],
      ],
      1,
      '',
      null,
    ],
  ] as const)('%j', (curve, scale, suffix, en) => {
    expect(sayFree(curve, scale, suffix)?.en ?? null).toBe(en);
  });
});

describe('the constants', () => {
  it('are all in the digest that a report tells: each file of them is named in all-constants.ts', () => {
    const folder = join(import.meta.dirname, '../../../../../transcoder/score/points');
    const files = readdirSync(folder).filter((file) => file.endsWith('-constants.ts'));
    const named = readFileSync(join(folder, 'all-constants.ts'), 'utf8');
    const modules = files.filter((file) => file !== 'all-constants.ts');
    expect(modules).toContain('scoring-constants.ts');
    expect(modules.filter((file) => !named.includes(`'./${file}'`))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { ANHUI_VOCATIONAL_2018 } from '../../../../config/recording-standards/anhui-vocational-2018.ts';
import { HENAN_YOUKE_2019 } from '../../../../config/recording-standards/henan-youke-2019.ts';
import type { FindingStill } from '../../../../storage/catalog/report.ts';
import { rescoreReport, saysTheSame } from '../../../../transcoder/score/rescore-report.ts';
import { scoreLesson } from '../../../../transcoder/score/score-lesson.ts';
import { sampleReport } from '../../../fixtures/sample-report.ts';
import { GOOD_LESSON, PROBE } from './measured-lesson.ts';

const stored = { probe: PROBE, measured: GOOD_LESSON };
const delivery = {
  ...{ videoCopied: true, videoReasons: [], soundCopied: true, soundReasons: [] },
  renditions: [],
};
const stills: readonly FindingStill[] = [
  {
    ...{ code: 'picture.dark', startSeconds: 1, atSeconds: [2], file: 'finding-1.webp' },
    ...{ width: 632, height: 354 },
  },
];
const first = { ...scoreLesson({ ...stored, standard: HENAN_YOUKE_2019 }), delivery, stills };
const attribution = { at: '2026-04-20T08:00:00.000Z', by: 'li' };

describe('a report made anew', () => {
  it('says what is found now, what is delivered still, and who asked for it', () => {
    const before = { ...sampleReport, delivery, stills };
    const after = rescoreReport({ before, stored, standard: HENAN_YOUKE_2019, ...attribution });
    expect(after).toEqual({ ...first, rescoredAt: attribution.at, rescoredBy: 'li' });
    expect(saysTheSame(before, after)).toBe(false);
  });

  it('by the same rules says the same, whoever asked', () => {
    const given = { before: first, stored, standard: HENAN_YOUKE_2019, ...attribution };
    const once = rescoreReport(given);
    expect(saysTheSame(first, once)).toBe(true);
    expect(saysTheSame(once, rescoreReport({ ...given, before: once, by: 'wang' }))).toBe(true);
    expect(saysTheSame(JSON.parse(JSON.stringify(first)), once)).toBe(true);
  });

  it('against another standard changes the standard and no score', () => {
    const standard = ANHUI_VOCATIONAL_2018;
    const after = rescoreReport({ before: first, stored, standard, ...attribution });
    expect(after.profile).toBe('anhui-vocational-2018');
    expect(after.standard).toHaveLength(standard.rules.length);
    expect({ scores: after.scores, findings: after.findings, costs: after.costs }).toEqual({
      scores: first.scores,
      findings: first.findings,
      costs: first.costs,
    });
    expect(saysTheSame(first, after)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { FINDING_WORDS } from '../../../../player/web/shared/words/finding-words.ts';
import { adviceMoments } from '../../../../player/web/watch/advice/advice-moments.ts';
import { CAUSES } from '../../../../player/web/watch/advice/causes.ts';
import { planAdvice, WEIGHTS } from '../../../../player/web/watch/advice/plan-advice.ts';
import type { Cost, Finding, Report } from '../../../../storage/catalog/report.ts';
import { WEIGHTS as SCORED } from '../../../../transcoder/score/points/scoring-constants.ts';
import { sampleReport } from '../../../fixtures/sample-report.ts';

const cost = (name: string, points: number): Cost => ({
  name,
  points,
  message: { zh: name, en: name },
});

function found(code: Finding['code'], fields: Partial<Finding> = {}): Finding {
  const message = { zh: '问题', en: 'trouble' };
  return {
    ...{
      code,
      severity: 'fault',
      startSeconds: 10,
      endSeconds: 20,
      measured: 1,
      limit: 2,
      unit: '',
    },
    message,
    ...fields,
  };
}

const CLEAN: Report = {
  ...sampleReport,
  scores: { clarity: 100, audio: 100, cuts: 100, overall: 100 },
  findings: [],
  costs: { clarity: [], audio: [], cuts: [], overall: null },
};
const advise = (given: Partial<Report>) => planAdvice({ ...CLEAN, ...given });

describe('the things to do better', () => {
  it('are none where nothing is wrong', () => {
    expect(advise({})).toEqual([]);
    expect(advise({ findings: [found('cut.flash-frame', { severity: 'note' })] })).toEqual([]);
  });

  it('are one for twenty stretches of one cause', () => {
    const findings = Array.from({ length: 20 }, (_, at) =>
      found('audio.clipped', { startSeconds: 100 - at, endSeconds: 101 - at }),
    );
    const [advice, ...others] = advise({ findings });
    expect(others).toEqual([]);
    expect(advice?.findings).toHaveLength(20);
    expect(advice?.findings[0]?.startSeconds).toBe(81);
  });

  it('are three at most, what costs the lesson most first', () => {
    const advices = advise({
      scores: { clarity: 60, audio: 75, cuts: 40, overall: 60 },
      findings: [
        found('cut.flash-frame'),
        found('audio.too-quiet'),
        found('picture.dark'),
        found('picture.blurred'),
      ],
      costs: {
        clarity: [cost('sharpness', 32), cost('darkness', 8)],
        audio: [cost('loudness', 25)],
        cuts: [cost('badEdits', 60)],
        overall: null,
      },
    });
    // 0.4 × 32, 0.2 × 60, 0.4 × 25.
    expect(advices.map(({ code, gain }) => [code, gain])).toEqual([
      ['picture.blurred', 32],
      ['cut.flash-frame', 60],
      ['audio.too-quiet', 25],
    ]);
  });

  it('promise no more than the other costs leave', () => {
    const [first] = advise({
      scores: { clarity: 0, audio: 100, cuts: 100, overall: 30 },
      findings: [found('picture.blurred')],
      costs: {
        clarity: [cost('sharpness', 90), cost('darkness', 70), cost('beyond-hundred', -60)],
        audio: [],
        cuts: [],
        overall: null,
      },
    });
    expect(first).toMatchObject({ code: 'picture.blurred', gain: 30 });
  });

  it('name what cost points though no limit was passed, if it was much', () => {
    const noisy = (points: number) =>
      advise({
        scores: { ...CLEAN.scores, audio: 100 - points },
        costs: { ...CLEAN.costs!, audio: [cost('noise', points)] },
      });
    expect(noisy(7)).toEqual([{ code: 'audio.noisy', score: 'audio', gain: 7, findings: [] }]);
    expect(noisy(3)).toEqual([]);
  });

  it('say on which side the loudness is lost', () => {
    const lost = (integratedLufs: number) =>
      advise({
        scores: { ...CLEAN.scores, audio: 80 },
        measures: { ...CLEAN.measures, audio: { ...CLEAN.measures.audio, integratedLufs } },
        costs: { ...CLEAN.costs!, audio: [cost('loudness', 20)] },
      })[0]?.code;
    expect(lost(-29)).toBe('audio.too-quiet');
    expect(lost(-12)).toBe('audio.too-loud');
  });

  it('begin with the missing sound, whatever else there is', () => {
    const [first] = advise({
      scores: { clarity: 0, audio: null, cuts: 0, overall: 0 },
      findings: [found('picture.blurred'), found('audio.missing')],
      costs: { clarity: [cost('sharpness', 100)], audio: null, cuts: [], overall: null },
    });
    expect(first).toMatchObject({ code: 'audio.missing', gain: null });
  });

  it('read the costs of an old report from its measures', () => {
    const { costs: _, ...old } = CLEAN;
    const [advice] = planAdvice({
      ...old,
      scores: { ...CLEAN.scores, audio: 62 },
      findings: [found('audio.too-quiet')],
      measures: { ...old.measures, audio: { ...old.measures.audio, loudnessCostPoints: 38 } },
    });
    expect(advice).toMatchObject({ code: 'audio.too-quiet', gain: 38 });
  });

  it('weigh the scores as the scorer does', () => {
    expect(WEIGHTS).toEqual(SCORED);
  });

  it('know every code, each as one cause', () => {
    const codes = CAUSES.flatMap((cause) => cause.codes);
    expect(new Set(codes).size).toBe(codes.length);
    const named = Object.keys(FINDING_WORDS).filter((key) => key.startsWith('finding.'));
    expect(codes.map((code) => `finding.${code}`).sort()).toEqual(named.sort());
    expect(codes).toHaveLength(28);
  });
});

describe('where to look', () => {
  it('is four moments at most, the gravest, in the order of the lesson', () => {
    const findings = [50, 40, 30, 20, 10, 0].map((startSeconds, at) =>
      found('audio.clipped', {
        ...{ startSeconds, endSeconds: startSeconds + 5 },
        severity: at < 4 ? 'fault' : 'warning',
      }),
    );
    const { shown, more, throughout } = adviceMoments(findings, 100);
    expect(shown.map(({ startSeconds }) => startSeconds)).toEqual([20, 30, 40, 50]);
    expect([more, throughout]).toEqual([2, false]);
  });

  it('is the whole lesson where it holds throughout', () => {
    const whole = found('audio.noisy', { startSeconds: 0, endSeconds: 100 });
    expect(adviceMoments([whole], 100)).toEqual({ throughout: true, shown: [], more: 0 });
  });
});

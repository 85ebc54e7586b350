import { describe, expect, it } from 'vitest';
import { translate } from '../../../../player/web/shared/words/translate.ts';
import {
  isThroughout,
  neighbouringFinding,
  orderFindings,
} from '../../../../player/web/watch/timeline/finding-order.ts';
import { momentAt } from '../../../../player/web/watch/timeline/moment.ts';
import { planCurve } from '../../../../player/web/watch/timeline/plan-curve.ts';
import {
  laneOf,
  markAt,
  planStrip,
  STRIP_HEIGHT,
} from '../../../../player/web/watch/timeline/plan-strip.ts';
import { planStripKey } from '../../../../player/web/watch/timeline/plan-strip-key.ts';
import { sayMoment } from '../../../../player/web/watch/timeline/say-moment.ts';
import type { Finding, Report } from '../../../../storage/catalog/report.ts';
import { sampleReport } from '../../../fixtures/sample-report.ts';

function aFinding(
  startSeconds: number,
  endSeconds: number,
  fields: Partial<Finding> = {},
): Finding {
  return {
    code: 'picture.dark',
    severity: 'warning',
    startSeconds,
    endSeconds,
    measured: 1,
    limit: 2,
    unit: '%',
    message: { zh: '暗', en: 'dark' },
    ...fields,
  };
}

const listed = orderFindings([aFinding(30, 31), aFinding(10, 12), aFinding(10, 90)]);

describe('findings', () => {
  it('come in the order of the lesson, the longer first', () => {
    const stretches = listed.map(({ number, finding }) => [
      number,
      finding.startSeconds,
      finding.endSeconds,
    ]);
    expect(stretches).toEqual([
      [0, 10, 90],
      [1, 10, 12],
      [2, 30, 31],
    ]);
  });

  it.each([
    [0, 'next', 10],
    [10, 'next', 30],
    [9.8, 'next', 30],
    [30, 'next', null],
    [35, 'previous', 30],
    [31, 'previous', 10],
    [11, 'previous', null],
  ] as const)('from second %d the %s one starts at %s', (at, direction, start) => {
    expect(neighbouringFinding(listed, at, direction)?.finding.startSeconds ?? null).toBe(start);
  });

  it('that hold nearly all the time are no moment', () => {
    expect(isThroughout(aFinding(0, 96), 100)).toBe(true);
    expect(isThroughout(aFinding(0, 90), 100)).toBe(false);
  });
});

const report: Report = {
  ...sampleReport,
  measures: {
    ...sampleReport.measures,
    cuts: {
      ...sampleReport.measures.cuts,
      boundaries: [
        { atSeconds: 25, kind: 'cut' },
        { atSeconds: 50, kind: 'dissolve' },
      ],
    },
  },
  series: { everySeconds: 1, clarity: [80, null], shortTermLufs: [-20, -60] },
};
const plan = (findings = listed, width = 1000, durationSeconds = 100) =>
  planStrip(report, findings, { width, durationSeconds });

describe('the strip', () => {
  it('has its findings where they are, short ones above long ones', () => {
    expect(plan().marks.map(({ x, width }) => [x, width])).toEqual([
      [100, 800],
      [100, 20],
      [300, 10],
    ]);
  });

  it('keeps what is short or at the very end wide enough to be seen', () => {
    const { marks } = plan(orderFindings([aFinding(50, 50.04), aFinding(99.99, 130)]));
    expect(marks.map(({ x, width }) => [x, width])).toEqual([
      [500, 4],
      [996, 4],
    ]);
  });

  it('puts what holds throughout flat under the others', () => {
    const [throughout, other] = plan(orderFindings([aFinding(0, 100), aFinding(40, 50)])).marks;
    expect(throughout!.y + throughout!.height).toBeGreaterThan(other!.y + other!.height);
    expect(throughout!.height).toBeLessThan(other!.height);
  });

  it('ticks every cut, gradual ones otherwise', () => {
    expect(plan().cuts).toEqual([
      { x: 250, gradual: false },
      { x: 500, gradual: true },
    ]);
  });

  it('draws loudness inside its band where it is right, and below where it is not', () => {
    const { band, loudness } = plan();
    const [right, quiet] = loudness[0]!;
    expect(right!.y).toBeGreaterThan(band.y);
    expect(right!.y).toBeLessThan(band.y + band.height);
    expect(quiet!.y).toBeGreaterThan(band.y + band.height);
    expect(quiet!.y).toBeLessThan(STRIP_HEIGHT);
  });

  it('draws a curve as long as it was measured, not stretched to the end', () => {
    expect(Math.max(...plan().loudness[0]!.map(({ x }) => x))).toBeLessThanOrEqual(20);
  });

  it('needs a lesson that lasts, and room', () => {
    expect(plan(listed, 1000, 0).marks).toEqual([]);
    expect(plan(listed, 0).marks).toEqual([]);
  });

  it('has no more points than columns in two hours with two hundred findings', () => {
    const seconds = 7200;
    const values = Array.from({ length: seconds }, (_, index) => -20 - (index % 9));
    const long = { ...report, series: { everySeconds: 1, clarity: values, shortTermLufs: values } };
    const many = orderFindings(
      Array.from({ length: 200 }, (_, at) => aFinding(at * 30, at * 30 + 5)),
    );
    const { marks, loudness } = planStrip(long, many, { width: 700, durationSeconds: seconds });
    expect(marks).toHaveLength(200);
    expect(loudness.flat()).toHaveLength(700);
  });
});

describe('a pointer on the strip', () => {
  const { marks } = plan(
    orderFindings([aFinding(10, 90), aFinding(20, 21), aFinding(20, 22, { code: 'audio.hum' })]),
  );
  const hit = (x: number, y: number, slack = 3) => markAt(marks, { x, y }, slack)?.listed.finding;

  it('finds the shorter of two that lie there, in its own lane', () => {
    expect(hit(205, 5)).toMatchObject({ startSeconds: 20, endSeconds: 21 });
    expect(hit(205, 20)?.code).toBe('audio.hum');
    expect(hit(500, 5)).toMatchObject({ startSeconds: 10 });
  });

  it('may miss by a little, and a finger by more', () => {
    expect(hit(198, 20)?.code).toBe('audio.hum');
    expect(hit(192, 20)).toBeUndefined();
    expect(hit(192, 20, 10)?.code).toBe('audio.hum');
  });

  it('finds nothing in an empty lane or among the curves', () => {
    expect(hit(205, 35)).toBeUndefined();
    expect(hit(205, 70)).toBeUndefined();
  });
});

describe('keys on the strip', () => {
  it.each([
    ['ArrowRight', 50, 55],
    ['ArrowLeft', 50, 45],
    ['ArrowLeft', 3, 0],
    ['ArrowRight', 99, 100],
    ['Home', 50, 0],
    ['End', 50, 100],
    ['PageDown', 12, 30],
    ['PageUp', 50, 30],
    ['PageDown', 60, null],
    ['a', 50, null],
  ])('%s at %d leads to %s', (key, at, to) => {
    expect(planStripKey(key, at, 100, listed)).toBe(to);
  });
});

describe('a moment of the lesson', () => {
  const say = (at: number, language: 'zh' | 'en') =>
    sayMoment(
      momentAt(report, listed, at),
      (key, ...values) => translate(language, key, ...values),
      language,
    );

  it('is said in words: its values, and each kind of finding once', () => {
    expect(say(0, 'zh')).toBe('0:00；响度 -20 LUFS；清晰度 80 分');
    expect(say(11, 'en')).toBe('0:11; silence; no picture; Dark picture');
  });

  it('says a finding of a frame just before it, too', () => {
    const flash = orderFindings([aFinding(30, 30.08, { code: 'cut.flash-frame' })]);
    expect(momentAt(report, flash, 29.6).findings).toHaveLength(1);
    expect(momentAt(report, flash, 31).findings).toHaveLength(0);
  });
});

describe('lanes', () => {
  it.each([
    ['picture.black', 'picture'],
    ['audio.hum', 'audio'],
    ['cut.jump-cut', 'cut'],
    ['timing.audio-drift', 'audio'],
    ['timing.dropped-frames', 'picture'],
  ] as const)('of %s are in the lane %s', (code, lane) => {
    expect(laneOf(code)).toBe(lane);
  });
});

describe('a curve', () => {
  const area = { width: 4, height: 100, low: 0, high: 10 };

  it('has a point in the middle of each column, high values at the top', () => {
    expect(planCurve([0, 10, 5, 20], area)).toEqual([
      [
        { x: 0.5, y: 100 },
        { x: 1.5, y: 0 },
        { x: 2.5, y: 50 },
        { x: 3.5, y: 0 },
      ],
    ]);
  });

  it('averages what shares a column', () => {
    const [line] = planCurve([0, 2, 4, 6, 8, 8, 10, 10], area);
    expect(line?.map(({ y }) => Math.round(y))).toEqual([90, 50, 20, 0]);
  });

  it('breaks where nothing was measured', () => {
    const lines = planCurve([1, null, 2, 3], area);
    expect(lines.map((line) => line.length)).toEqual([1, 2]);
  });

  it('of nothing is nothing', () => {
    expect(planCurve([], area)).toEqual([]);
    expect(planCurve([null, null], area)).toEqual([]);
  });
});

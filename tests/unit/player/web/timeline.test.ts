import { describe, expect, it } from 'vitest';
import {
  isThroughout,
  neighbouringFinding,
  orderFindings,
} from '../../../../player/web/watch/timeline/finding-order.ts';
import { laneOf, placeMarks } from '../../../../player/web/watch/timeline/place-marks.ts';
import { planCurve } from '../../../../player/web/watch/timeline/plan-curve.ts';
import type { Finding } from '../../../../storage/catalog/report.ts';

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

describe('marks on the timeline', () => {
  it('lie where their findings are, short ones above long ones', () => {
    const marks = placeMarks(listed, 100);
    expect(marks.map((mark) => [mark.leftPercent, mark.widthPercent])).toEqual([
      [10, 80],
      [10, 2],
      [30, 1],
    ]);
  });

  it('stay on it when a finding reaches past the end', () => {
    const [mark] = placeMarks(orderFindings([aFinding(90, 130)]), 100);
    expect(mark).toMatchObject({ leftPercent: 90, widthPercent: 10 });
  });

  it('need a lesson that lasts', () => {
    expect(placeMarks(listed, 0)).toEqual([]);
  });

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

import { expect, test } from 'vitest';
import type { Truth } from '../../../../scripts/validate/defects/injection.ts';
import { matchFindings } from '../../../../scripts/validate/defects/match-findings.ts';
import type { Finding, FindingCode } from '../../../../storage/catalog/report.ts';

function finding(code: FindingCode, startSeconds: number, endSeconds: number): Finding {
  const message = { zh: '', en: '' };
  return {
    code,
    startSeconds,
    endSeconds,
    severity: 'fault',
    measured: 0,
    limit: 0,
    unit: '',
    message,
  };
}

const CUT: Truth = { code: 'cut.jump-cut', startSeconds: 10, endSeconds: 10 };
const DARK: Truth = { code: 'picture.dark', startSeconds: 4, endSeconds: 9 };

test.each([
  ['at the very moment', 10, 10, true],
  ['half a second early', 9.4, 9.5, true],
  ['later than half a second', 10.51, 10.6, false],
])('a cut is recalled by a finding %s: %s to %s', (_when, start, end, recalled) => {
  const matched = matchFindings([CUT], [], [finding('cut.jump-cut', start, end)]);
  expect(matched.recalled).toEqual(recalled ? [CUT] : []);
  expect(matched.missed).toEqual(recalled ? [] : [CUT]);
  expect(matched.wrong).toHaveLength(recalled ? 0 : 1);
});

test('a span is recalled by any overlap, and by several findings once', () => {
  const findings = [finding('picture.dark', 0, 5), finding('picture.dark', 8, 30)];
  const matched = matchFindings([DARK], [], findings);
  expect(matched.recalled).toEqual([DARK]);
  expect(matched.right).toEqual(findings);
});

test('another code at the same time is wrong, unless it is true as well', () => {
  const other = finding('picture.noisy', 4, 9);
  expect(matchFindings([DARK], [], [other])).toMatchObject({ missed: [DARK], wrong: [other] });
  const also: Truth = { code: 'picture.noisy', startSeconds: 6, endSeconds: 7 };
  expect(matchFindings([DARK], [also], [other])).toMatchObject({
    missed: [DARK],
    right: [other],
    wrong: [],
  });
});

import { expect, test } from 'vitest';
import { unlikeMeasures } from '../../../../scripts/bench/transcode/unlike-measures.ts';
import { sampleReport } from '../../../fixtures/sample-report.ts';

test('two equal reports have nothing unlike', () => {
  expect(unlikeMeasures(sampleReport, structuredClone(sampleReport))).toEqual([]);
});

test('what differs is named, bitrates of the renditions aside', () => {
  const { measures, series } = sampleReport;
  const other = {
    ...sampleReport,
    measures: { ...measures, cuts: { ...measures.cuts, shotCount: 3 } },
    series: { ...series, clarity: [80, null, 70] },
    delivery: {
      videoCopied: false,
      videoReasons: [],
      soundCopied: true,
      soundReasons: [],
      renditions: [],
    },
  };
  expect(unlikeMeasures(sampleReport, other)).toEqual([
    'report.measures.cuts.shotCount',
    'report.series.clarity.2',
  ]);
});

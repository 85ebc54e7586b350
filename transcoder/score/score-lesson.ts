import type { RecordingStandard } from '../../config/recording-standards/recording-standard.ts';
import type { Report } from '../../storage/catalog/report.ts';
import type { Probe } from '../probe/probe.ts';
import { findLesson } from './findings/find-lesson.ts';
import type { Measured } from './measured.ts';
import { costAudio } from './points/cost-audio.ts';
import { costClarity } from './points/cost-clarity.ts';
import { costCuts } from './points/cost-cuts.ts';
import { costDrift } from './points/cost-drift.ts';
import { scoreOverall } from './points/score-overall.ts';
import { total } from './points/total.ts';
import { reportMeasures, reportSeries } from './report-measures.ts';
import { sourceFacts } from './source-facts.ts';
import { judgeSource } from './standard/judge-source.ts';

/** The report on a lesson, from what was measured of it. */
export function scoreLesson({
  probe,
  measured,
  standard,
}: Readonly<{ probe: Probe; measured: Measured; standard: RecordingStandard }>): Report {
  const costs = {
    clarity: costClarity(measured.clarity),
    audio:
      measured.audio === null
        ? null
        : { ...costAudio(measured.audio), ...costDrift(measured, measured.audio) },
    cuts: costCuts(measured),
  };
  const parts = {
    clarity: costs.clarity === null ? null : total(costs.clarity),
    audio: costs.audio === null ? null : total(costs.audio),
    cuts: costs.cuts === null ? null : total(costs.cuts),
  };
  const overall = scoreOverall(parts);
  return {
    version: 1,
    profile: standard.name,
    source: sourceFacts(probe),
    scores: {
      clarity: whole(parts.clarity),
      audio: whole(parts.audio),
      cuts: whole(parts.cuts),
      overall: whole(overall),
    },
    measures: reportMeasures(measured, costs),
    series: reportSeries(measured),
    findings: findLesson(measured, probe.durationSeconds),
    standard: judgeSource({ probe, measured, standard }),
  };
}

function whole(score: number | null): number | null {
  return score === null ? null : Math.round(score);
}

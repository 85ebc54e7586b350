import type { RecordingStandard } from '../../config/recording-standards/recording-standard.ts';
import type { Report } from '../../storage/catalog/report.ts';
import type { Probe } from '../probe/probe.ts';
import { findLesson } from './findings/find-lesson.ts';
import type { Measured } from './measured.ts';
import { costAudio } from './points/cost-audio.ts';
import { costClarity } from './points/cost-clarity.ts';
import { costCuts } from './points/cost-cuts.ts';
import { costDrift } from './points/cost-drift.ts';
import { explainScores } from './points/explain-scores.ts';
import { reportMeasures, reportSeries } from './report-measures.ts';
import { SCORER } from './scorer-version.ts';
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
  const measures = reportMeasures(measured);
  const findings = findLesson(measured, probe.durationSeconds);
  return {
    version: 1,
    profile: standard.name,
    profileVersion: standard.version,
    profileTitle: standard.title,
    scorer: SCORER,
    source: sourceFacts(probe),
    ...explainScores(costs, measures),
    measures,
    series: reportSeries(measured),
    findings,
    standard: judgeSource({ probe, measured, findings, standard }),
  };
}

import { useMemo } from 'preact/hooks';
import type { Report, Severity } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { orderFindings } from '../timeline/finding-order.ts';
import { LANES, planStrip } from '../timeline/plan-strip.ts';
import { StripCanvas } from '../timeline/strip-canvas.tsx';
import { StripLegend } from '../timeline/strip-legend.tsx';

/** Drawn for the width of the paper at 96 dots an inch, and shown at whatever width there is. */
const PAPER_WIDTH = 640;
const SCALE_MARKS = 6;

/** The strip as it lies over the seek bar, with a scale of times instead. */
export function SheetStrip({ report }: { report: Report }) {
  const { t } = useApp();
  const { durationSeconds } = report.source;
  const plan = useMemo(
    () =>
      planStrip(report, orderFindings(report.findings), { width: PAPER_WIDTH, durationSeconds }),
    [report],
  );
  const count = (severity: Severity) =>
    report.findings.filter((finding) => finding.severity === severity).length;
  const times = Array.from(
    { length: SCALE_MARKS + 1 },
    (_, at) => (at * durationSeconds) / SCALE_MARKS,
  );
  const sum = t('sheet.findings', {
    ...{ count: report.findings.length, fault: count('fault') },
    ...{ warning: count('warning'), note: count('note') },
  });
  return (
    <section>
      <h2>
        {t('sheet.timeline')} <span class="sheet__aside">{sum}</span>
      </h2>
      <div class="sheet-strip" role="img" aria-label={sum}>
        <div class="sheet-strip__names" aria-hidden="true">
          {LANES.map((lane) => (
            <span key={lane}>{t(`watch.lane.${lane}`)}</span>
          ))}
        </div>
        <div class="sheet-strip__body">
          <StripCanvas plan={plan} scale="print" />
          <div class="sheet-strip__times numeric" aria-hidden="true">
            {times.map((seconds) => (
              <span key={seconds}>{formatDuration(seconds)}</span>
            ))}
          </div>
        </div>
      </div>
      <StripLegend />
    </section>
  );
}

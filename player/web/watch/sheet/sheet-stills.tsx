import type { FindingStill, Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';

/** What the worst findings look like. Nothing where there are no pictures. */
export function SheetStills({ report, masterUrl }: { report: Report; masterUrl: string | null }) {
  const { t } = useApp();
  // A report that was scored anew may no longer have what was found then.
  const stills = (report.stills ?? []).filter((still) =>
    report.findings.some(
      ({ code, startSeconds }) => code === still.code && startSeconds === still.startSeconds,
    ),
  );
  if (masterUrl === null || stills.length === 0) return null;
  const single = stills.filter(({ atSeconds }) => atSeconds.length === 1);
  const around = stills.filter(({ atSeconds }) => atSeconds.length > 1);
  const show = (still: FindingStill) => (
    <Still key={still.file} still={still} src={new URL(still.file, masterUrl).href} />
  );
  return (
    <section>
      <h2>{t('sheet.stills')}</h2>
      <div class={`sheet-stills ${stills.length > 3 ? 'sheet-stills--many' : ''}`}>
        {single.length === 0 ? null : (
          <div class="sheet-stills__single" style={{ '--columns': columnsFor(single.length) }}>
            {single.map(show)}
          </div>
        )}
        {around.length === 0 ? null : <div class="sheet-stills__around">{around.map(show)}</div>}
      </div>
    </section>
  );
}

/** One row, up to five; six are two rows of three. */
function columnsFor(count: number): number {
  return count === 4 || count === 5 ? count : 3;
}

function Still({ still, src }: { still: FindingStill; src: string }) {
  const { t } = useApp();
  const { code, startSeconds, width, height, atSeconds } = still;
  const what = t(`finding.${code}`);
  const time = formatDuration(startSeconds);
  const alt = t(atSeconds.length > 1 ? 'sheet.cut-alt' : 'sheet.still-alt', { what, time });
  return (
    <figure class="sheet-still" data-testid="sheet-still">
      <div class="sheet-still__frame">
        <img src={src} width={width} height={height} alt={alt} />
      </div>
      <figcaption>
        <span class="numeric">{time}</span> {what}
      </figcaption>
    </figure>
  );
}

import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { nameRule } from '../report/name-rule.ts';
import { sayClause } from '../report/say-clause.ts';

/** On paper only what is not met is listed, and not all of a long list. */
const MOST = 6;

export function SheetStandard({ report }: { report: Report }) {
  const { t, language } = useApp();
  const { standard, profile, profileTitle } = report;
  const unmet = standard.filter(({ ok }) => ok === false);
  const met = standard.filter(({ ok }) => ok === true).length;
  const name = profileTitle?.[language.value] ?? profile;
  return (
    <section>
      <h2>
        {t('sheet.standard', { name })}{' '}
        <span class="sheet__aside">{t('report.met', { ok: met, bad: unmet.length })}</span>
      </h2>
      {unmet.length === 0 ? (
        <p>{t('sheet.all-met')}</p>
      ) : (
        <table class="sheet-table">
          <thead>
            <tr>
              <th scope="col">{t('report.not-ok')}</th>
              <th scope="col">{t('report.required')}</th>
              <th scope="col">{t('report.found')}</th>
            </tr>
          </thead>
          <tbody>
            {unmet.slice(0, MOST).map((verdict) => {
              const said = sayClause(verdict, t, language.value);
              return (
                <tr key={`${verdict.rule} ${verdict.required}`}>
                  <th scope="row">{nameRule(verdict.rule, t)}</th>
                  <td class="numeric">{said.required}</td>
                  <td class="numeric">{said.measured}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {unmet.length > MOST ? <p>{t('sheet.more-unmet', { count: unmet.length - MOST })}</p> : null}
    </section>
  );
}

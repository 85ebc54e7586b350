import './standard-table.css';
import type { StandardVerdict } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { Card } from '../../shared/ui/card.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { nameRule } from './name-rule.ts';
import { sayClause } from './say-clause.ts';

/** Clause by clause, whether the recording keeps its region's standard. */
export function StandardTable({ verdicts }: { verdicts: readonly StandardVerdict[] }) {
  const { t, language } = useApp();
  const ok = verdicts.filter((verdict) => verdict.ok === true).length;
  const bad = verdicts.filter((verdict) => verdict.ok === false).length;
  return (
    <Card
      heading={t('report.standard')}
      aside={<span class="standard__sum">{t('report.met', { ok, bad })}</span>}
      testId="standard"
    >
      <div class="standard">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('report.rule')}</th>
              <th scope="col">{t('report.required')}</th>
              <th scope="col">{t('report.found')}</th>
              <th scope="col">{t('report.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {verdicts.map((verdict) => {
              const said = sayClause(verdict, t, language.value);
              return (
                <tr key={`${verdict.rule} ${verdict.required}`}>
                  <th scope="row">{nameRule(verdict.rule, t)}</th>
                  <td class="numeric">{said.required}</td>
                  <td class="numeric">{said.measured}</td>
                  <td>
                    <Verdict ok={verdict.ok} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Verdict({ ok }: { ok: boolean | null }) {
  const { t } = useApp();
  if (ok === null) return <span class="verdict">{t('report.unknown')}</span>;
  return (
    <span class={`verdict verdict--${ok ? 'ok' : 'bad'}`}>
      <Icon name={ok ? 'check' : 'close'} size={14} />
      {t(ok ? 'report.ok' : 'report.not-ok')}
    </span>
  );
}

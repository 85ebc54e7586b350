import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { listMeasures } from './list-measures.ts';

export function SheetMeasures({ report }: { report: Report }) {
  const { t, language } = useApp();
  return (
    <section>
      <h2>{t('sheet.measures')}</h2>
      <table class="sheet-table">
        <tbody>
          {listMeasures(report, t, language.value).map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="numeric">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import './strip-legend.css';
import { useApp } from '../../shared/app-context.ts';

/** What the lines and boxes of the strip mean. */
export function StripLegend() {
  const { t } = useApp();
  return (
    <ul class="strip-legend" aria-hidden="true">
      <li class="strip-key strip-key--loudness">{t('watch.curve-audio')}</li>
      <li class="strip-key strip-key--band">{t('watch.curve-band')}</li>
      <li class="strip-key strip-key--clarity">{t('watch.curve-clarity')}</li>
      <li class="strip-key strip-key--cuts">{t('watch.curve-cuts')}</li>
      <li class="strip-key strip-key--fault">{t('severity.fault')}</li>
      <li class="strip-key strip-key--warning">{t('severity.warning')}</li>
      <li class="strip-key strip-key--note">{t('severity.note')}</li>
    </ul>
  );
}

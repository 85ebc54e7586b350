import { useApp } from '../shared/app-context.ts';
import { Card } from '../shared/ui/card.tsx';

/** What may be uploaded, and what happens when the line drops. */
export function UploadTips({ note }: { note: string }) {
  const { t } = useApp();
  return (
    <aside class="upload-tips">
      <Card heading={t('upload.tips')}>
        <ul class="upload-tips__list">
          <li>{note}</li>
          <li>{t('upload.tip-record')}</li>
          <li>{t('upload.resume-hint')}</li>
          <li>{t('upload.phone-hint')}</li>
        </ul>
      </Card>
    </aside>
  );
}

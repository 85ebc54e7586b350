import { useApp } from '../shared/app-context.ts';
import { Card } from '../shared/ui/card.tsx';
import type { UploadSession } from './create-upload-session.ts';
import { UploadedLesson } from './uploaded-lesson.tsx';

/** What becomes of the videos that have arrived. */
export function UploadedLessons({ session }: { session: UploadSession }) {
  const { t } = useApp();
  const ids = session.lessonIds.value;
  if (ids.length === 0) return null;
  return (
    <Card
      heading={t('upload.after-title')}
      aside={<span class="upload-after__hint">{t('upload.after-text')}</span>}
    >
      <ul class="upload-after" data-testid="uploaded-lessons">
        {ids.map((id) => (
          <UploadedLesson key={id} id={id} />
        ))}
      </ul>
    </Card>
  );
}

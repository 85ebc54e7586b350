import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { Card } from '../shared/ui/card.tsx';
import type { UploadSession } from './create-upload-session.ts';
import { UploadedLesson } from './uploaded-lesson.tsx';

/** What becomes of the videos that have arrived. */
export function UploadedLessons({ session }: { session: UploadSession }) {
  const { t } = useApp();
  const place = useRef<HTMLDivElement>(null);
  const ids = session.lessonIds.value;
  const newest = ids[0];
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [newest]);
  if (newest === undefined) return null;
  return (
    <div class="upload-after__place" ref={place}>
      <Card
        heading={t('upload.after-title')}
        aside={<span class="upload-after__hint">{t('upload.after-text')}</span>}
      >
        <ul class="upload-after" aria-live="polite" data-testid="uploaded-lessons">
          {ids.map((id) => (
            <UploadedLesson key={id} id={id} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import type { UploadSession } from '../create-upload-session.ts';
import type { UploadRow } from '../sending/upload-row.ts';
import { explainRow } from './explain-row.ts';
import { type RowNews, rowNews } from './row-news.ts';

/** The one voice of the list: says what happened to a file, never how far it is. */
export function RowAnnouncer({
  session,
  maxSizeBytes,
  note,
}: {
  session: UploadSession;
  maxSizeBytes: number | null;
  /** Something else to say, about what was picked. */
  note: string;
}) {
  const { t, language } = useApp();
  const seen = useRef<readonly UploadRow[]>(session.rows.peek());
  const [said, setSaid] = useState('');
  const rows = session.rows.value;
  useEffect(() => {
    const words = ({ row, what }: RowNews) => {
      if (what === 'arrived') return t('upload.say.arrived', { file: row.name });
      const reason =
        what === 'no-sound'
          ? t('upload.source.no-sound')
          : (explainRow(row, { t, language: language.peek(), maxSizeBytes }) ?? '');
      return t('upload.say.state', { file: row.name, words: reason });
    };
    const news = rowNews(seen.current, rows, session.lessonIds.peek());
    seen.current = rows;
    if (news.length > 0) setSaid(news.map(words).join(' '));
  }, [rows]);
  return (
    <div class="visually-hidden" role="status" data-testid="upload-said">
      <p>{note}</p>
      <p>{said}</p>
    </div>
  );
}

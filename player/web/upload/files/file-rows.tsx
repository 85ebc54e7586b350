import './file-rows.css';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import type { UploadSession } from '../create-upload-session.ts';
import { BatchBar } from './batch-bar.tsx';
import { FileRow } from './file-row.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** All picked files, with what concerns them together above. `heading` takes the focus when the last one goes. */
export function FileRows({
  session,
  maxSizeBytes,
  titleMissing,
  heading,
}: {
  session: UploadSession;
  maxSizeBytes: number | null;
  titleMissing: boolean;
  heading: RefObject<HTMLElement>;
}) {
  const { t } = useApp();
  const list = useRef<HTMLUListElement>(null);
  const rows = session.rows.value;
  useKeptFocus(
    list,
    heading,
    rows.map((row) => row.id),
  );
  if (rows.length === 0) return null;
  return (
    <>
      <BatchBar session={session} />
      <ul class="file-rows" ref={list} aria-label={t('upload.list')}>
        {rows.map((row) => (
          <FileRow
            key={row.id}
            row={row}
            session={session}
            maxSizeBytes={maxSizeBytes}
            titleMissing={titleMissing}
          />
        ))}
      </ul>
    </>
  );
}

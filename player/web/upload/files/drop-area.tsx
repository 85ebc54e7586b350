import './drop-area.css';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import { VIDEO_TYPES } from '../sending/video-types.ts';

/** Where videos come in: by the file dialog, or dropped anywhere on the page. Small once there are some. */
export function DropArea({
  small,
  hint,
  onFiles,
}: {
  small: boolean;
  hint: string;
  onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useApp();
  const over = useDroppedFiles(onFiles);
  const classes = ['drop-area', small ? 'drop-area--small' : '', over ? 'drop-area--over' : ''];
  const words = over ? 'upload.drop-now' : small ? 'upload.drop-more' : 'upload.drop-here';
  return (
    <label class={classes.join(' ')}>
      <Icon name={small ? 'plus' : 'upload'} size={small ? 18 : 28} />
      <span class="drop-area__words">{t(words)}</span>
      {small ? null : <span class="drop-area__hint">{hint}</span>}
      <input
        class="visually-hidden"
        type="file"
        multiple
        accept={VIDEO_TYPES.join(',')}
        data-testid="upload-input"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** Takes what is dropped anywhere on the page: a browser would leave the page for a file that misses its place. */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const withFiles = (act: (event: DragEvent) => void) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      act(event);
    };
    const listeners = {
      dragover: withFiles(() => setOver(true)),
      dragleave: withFiles((event) => {
        if (event.relatedTarget === null) setOver(false);
      }),
      drop: withFiles((event) => {
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }),
    };
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name as 'drop', listener);
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name as 'drop', listener);
      }
    };
  }, [onFiles]);
  return over;
}

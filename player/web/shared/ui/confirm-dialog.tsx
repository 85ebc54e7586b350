import './confirm-dialog.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

/** Asks before something that cannot be taken back. Shown while it is mounted; Escape means no. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  keep,
  onConfirm,
  onKeep,
}: {
  title: string;
  text: string;
  confirm: string;
  keep: string;
  onConfirm: () => void;
  onKeep: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Removed while open, it would leave the focus nowhere.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={onKeep}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="dialog__text" id={`${id}-text`}>
        {text}
      </p>
      <div class="dialog__actions">
        <Button onClick={onKeep}>{keep}</Button>
        <Button look="danger" onClick={onConfirm} data-testid="confirm">
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}

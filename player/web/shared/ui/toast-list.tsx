import './toast-list.css';
import { useApp } from '../app-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** The place where notices appear; always mounted, so that screen readers hear them. */
export function ToastList() {
  const { toasts, t } = useApp();
  return (
    <div class="toasts" aria-live="polite">
      {toasts.shown.value.map((toast) => (
        <div key={toast.id} class="toast" data-testid="toast">
          <Icon name={toast.tone === 'good' ? 'check' : 'warning'} />
          <span>{toast.text}</span>
          <Button
            look="quiet"
            icon="close"
            aria-label={t('action.close')}
            onClick={() => toasts.dismiss(toast.id)}
          />
        </div>
      ))}
    </div>
  );
}

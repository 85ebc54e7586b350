import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { Notice } from '../shared/ui/notice.tsx';

/** A hiccup shorter than this is nobody's business. */
const PATIENCE_MS = 4_000;

/** Says that the states on the page may be old, while the event stream is away. */
export function LiveNotice() {
  const { events, t } = useApp();
  const stale = events.status.value === 'stale';
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!stale) return setTold(false);
    const timer = setTimeout(() => setTold(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [stale]);
  if (!told) return null;
  return (
    <div class="live-notice">
      <Notice tone="warn" testId="live-stale">
        {t('live.stale')}
      </Notice>
    </div>
  );
}

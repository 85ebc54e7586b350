import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Button } from './button.tsx';
import { Skeleton } from './skeleton.tsx';
import { WholeState } from './whole-state.tsx';

/** A component that is loaded when it is first shown. `load` must be the same function each time. */
export function Lazy<P extends object>({
  load,
  props,
  height = '60vh',
}: {
  load: () => Promise<ComponentType<P>>;
  props: P;
  height?: string;
}) {
  const { t } = useApp();
  const [Loaded, setLoaded] = useState<ComponentType<P> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let shown = true;
    load().then(
      (component) => shown && setLoaded(() => component),
      () => shown && setFailed(true),
    );
    return () => {
      shown = false;
    };
  }, [load]);
  if (Loaded !== null) return <Loaded {...props} />;
  if (!failed) return <Skeleton height={height} />;
  return (
    <WholeState icon="warning" tone="bad" title={t('error.heading')} text={t('error.chunk')}>
      <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>
    </WholeState>
  );
}

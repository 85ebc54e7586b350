import './skeleton.css';

/** The shape of something that is on its way. */
export function Skeleton({ height, width = '100%' }: { height: string; width?: string }) {
  return <div class="skeleton" style={{ height, width }} aria-hidden="true" />;
}

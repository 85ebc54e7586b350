import { useEffect, useRef } from 'preact/hooks';
import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { drawCurves } from './draw-curves.ts';

/** Loudness and clarity under the marks, so that a fault and its cause are seen together. */
export function CurveStrip({
  report,
  durationSeconds,
}: {
  report: Report;
  durationSeconds: number;
}) {
  const { t, shownTheme } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = shownTheme.value;
  useEffect(() => {
    const drawn = canvas.current;
    if (drawn === null) return;
    const draw = () => drawCurves(drawn, report, durationSeconds);
    const observer = new ResizeObserver(draw);
    observer.observe(drawn);
    draw();
    return () => observer.disconnect();
  }, [report, durationSeconds, theme]);
  return <canvas ref={canvas} class="curve" role="img" aria-label={t('watch.curve')} />;
}

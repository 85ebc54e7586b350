import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { drawStrip, type StripScale } from './draw-strip.ts';
import { STRIP_HEIGHT, type StripPlan } from './plan-strip.ts';

/** The drawing of a strip. Drawn anew when its plan or the theme changes, not while the lesson plays. */
export function StripCanvas({ plan, scale }: { plan: StripPlan; scale: StripScale }) {
  const theme = useApp().shownTheme.value;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current !== null) drawStrip(canvas.current, plan, scale);
  }, [plan, scale, theme]);
  return <canvas ref={canvas} class="strip__canvas" style={{ height: `${STRIP_HEIGHT}px` }} />;
}

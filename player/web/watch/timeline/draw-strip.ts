import type { Severity } from '../../../../storage/catalog/report.ts';
import type { CurvePoint } from './plan-curve.ts';
import {
  CURVES_TOP,
  LANES,
  STRIP,
  STRIP_HEIGHT,
  type StripMark,
  type StripPlan,
} from './plan-strip.ts';

/** A printer has four dots where a screen has one. */
export type StripScale = 'screen' | 'print';

/** Draws a planned strip; colours are the canvas's own custom properties, so a theme or paper only sets those. */
export function drawStrip(canvas: HTMLCanvasElement, plan: StripPlan, scale: StripScale): void {
  const context = canvas.getContext('2d');
  if (context === null || plan.width === 0) return;
  const dots = scale === 'print' ? 4 : window.devicePixelRatio || 1;
  canvas.width = Math.round(plan.width * dots);
  canvas.height = Math.round(STRIP_HEIGHT * dots);
  context.scale(dots, dots);
  const style = getComputedStyle(canvas);
  const colour = (token: string) => style.getPropertyValue(token).trim();

  context.fillStyle = colour('--strip-line');
  for (const lane of LANES.keys())
    context.fillRect(0, (lane + 1) * STRIP.lane - 0.5, plan.width, 0.5);
  context.fillStyle = colour('--strip-band');
  context.fillRect(plan.band.x, plan.band.y, plan.band.width, plan.band.height);
  drawCuts(context, plan, colour('--strip-cut'));
  // The line of dashes is told from the whole one without its colour.
  drawCurve(context, plan.clarity, colour('--strip-clarity'), [5, 3]);
  drawCurve(context, plan.loudness, colour('--strip-loudness'), []);
  for (const mark of plan.marks) drawMark(context, mark, colour);
}

/** A gradual change is a lower tick than a hard one. */
function drawCuts(context: CanvasRenderingContext2D, { cuts }: StripPlan, colour: string): void {
  const bottom = CURVES_TOP + STRIP.curves + STRIP.ticks;
  context.fillStyle = colour;
  for (const { x, gradual } of cuts) {
    const height = gradual ? STRIP.ticks / 2 : STRIP.ticks;
    context.fillRect(x - 0.5, bottom - height, 1, height);
  }
}

function drawCurve(
  context: CanvasRenderingContext2D,
  lines: readonly (readonly CurvePoint[])[],
  colour: string,
  dash: readonly number[],
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  for (const line of lines) {
    context.beginPath();
    for (const { x, y } of line) context.lineTo(x, y);
    context.stroke();
  }
  context.setLineDash([]);
}

/** A fault is full, a warning hatched, a note an empty box: told apart in grey as well. */
function drawMark(
  context: CanvasRenderingContext2D,
  { listed, x, y, width, height }: StripMark,
  colour: (token: string) => string,
): void {
  const severity: Severity = listed.finding.severity;
  const ink = colour(`--strip-${severity}`);
  const ground = colour('--strip-ground');
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(2, width / 2));
  context.fillStyle = severity === 'fault' ? ink : ground;
  context.fill();
  context.clip();
  context.strokeStyle = ink;
  if (severity === 'warning') {
    context.lineWidth = 1.6;
    for (let from = x - height; from < x + width; from += 4) {
      context.beginPath();
      context.moveTo(from, y + height);
      context.lineTo(from + height, y);
      context.stroke();
    }
  }
  context.lineWidth = 2;
  context.strokeStyle = severity === 'fault' ? ground : ink;
  // Neighbours of one colour are told apart by the line around them; half of it is clipped away.
  if (severity !== 'fault' || width > 3) context.stroke(boxOf(x, y, width, height));
  context.restore();
}

function boxOf(x: number, y: number, width: number, height: number): Path2D {
  const path = new Path2D();
  path.roundRect(x, y, width, height, Math.min(2, width / 2));
  return path;
}

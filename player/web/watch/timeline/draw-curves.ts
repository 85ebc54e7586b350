import type { Report } from '../../../../storage/catalog/report.ts';
import { planCurve } from './plan-curve.ts';

/** Silence to full scale, as loudness meters show it. */
const LOUDNESS = { low: -60, high: 0 };
const CLARITY = { low: 0, high: 100 };

/** Draws loudness, clarity and the shot boundaries over the lesson's length; colours come from the design tokens. */
export function drawCurves(
  canvas: HTMLCanvasElement,
  report: Pick<Report, 'series' | 'measures'>,
  durationSeconds: number,
): void {
  const { width, height } = canvas.getBoundingClientRect();
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  const colour = (token: string) => getComputedStyle(canvas).getPropertyValue(token).trim();

  context.fillStyle = colour('--line-strong');
  for (const boundary of report.measures.cuts.boundaries) {
    context.fillRect((boundary.atSeconds / durationSeconds) * width, height - 7, 1, 7);
  }
  const stroke = (values: readonly (number | null)[], range: typeof LOUDNESS, token: string) => {
    // The last value of a series may stand for less than a whole step.
    const lengthSeconds = values.length * report.series.everySeconds;
    const drawn = width * Math.min(1, lengthSeconds / durationSeconds);
    context.strokeStyle = colour(token);
    context.lineWidth = 1.5;
    context.lineJoin = 'round';
    for (const line of planCurve(values, { width: drawn, height: height - 8, ...range })) {
      context.beginPath();
      for (const { x, y } of line) context.lineTo(x, y + 1);
      context.stroke();
    }
  };
  stroke(report.series.clarity, CLARITY, '--curve-clarity');
  stroke(report.series.shortTermLufs, LOUDNESS, '--curve-audio');
}

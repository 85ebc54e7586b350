import type { Bilingual } from '../../../storage/catalog/report.ts';
import type { Span, StillMeasured } from '../measured.ts';

/** Colours around the plane of Cb and Cr, from blue towards red, each named at its middle. */
const COLOURS: readonly (readonly [degrees: number, name: Bilingual])[] = [
  [-10, { zh: '蓝', en: 'blue' }],
  [45, { zh: '紫', en: 'purple' }],
  [109, { zh: '红', en: 'red' }],
  [145, { zh: '橙', en: 'orange' }],
  [175, { zh: '黄', en: 'yellow' }],
  [232, { zh: '绿', en: 'green' }],
  [288, { zh: '青', en: 'cyan' }],
];

/** The colour that lies over a stretch. */
export function sayCast(stills: readonly StillMeasured[], span: Span): Bilingual {
  let blue = 0;
  let red = 0;
  for (const { cast } of stills.slice(span.startSeconds, Math.ceil(span.endSeconds))) {
    blue += (cast?.strength ?? 0) * (cast?.blue ?? 0);
    red += (cast?.strength ?? 0) * (cast?.red ?? 0);
  }
  const hue = (Math.atan2(red, blue) * 180) / Math.PI;
  const away = (degrees: number) => Math.abs(((hue - degrees + 540) % 360) - 180);
  return COLOURS.toSorted(([a], [b]) => away(a) - away(b))[0]![1];
}
